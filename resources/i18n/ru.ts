<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Задание</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Правка</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Доставка</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Open a batch…</source>
        <translation>Открыть партию…</translation>
    </message>
    <message>
        <source>Recent files…</source>
        <translation>Недавние файлы…</translation>
    </message>
    <message>
        <source>Open the sample batch</source>
        <translation>Открыть пробную партию</translation>
    </message>
    <message>
        <source>Switch batch…</source>
        <translation>Другая партия…</translation>
    </message>
    <message>
        <source>Export finished work…</source>
        <translation>Выгрузить готовое…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Настройки…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Done and next</source>
        <translation>Готово и дальше</translation>
    </message>
    <message>
        <source>Next task</source>
        <translation>Следующее задание</translation>
    </message>
    <message>
        <source>Previous task</source>
        <translation>Предыдущее задание</translation>
    </message>
    <message>
        <source>Next unfinished task</source>
        <translation>Следующее незаконченное задание</translation>
    </message>
    <message>
        <source>Go to task number…</source>
        <translation>Перейти к заданию…</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>Пропустить…</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Пометить</translation>
    </message>
    <message>
        <source>Open again to change</source>
        <translation>Вернуть в работу</translation>
    </message>
    <message>
        <source>Go to what is missing</source>
        <translation>Перейти к тому, что осталось</translation>
    </message>
    <message>
        <source>Pause the clock</source>
        <translation>Остановить часы</translation>
    </message>
    <message>
        <source>Tie with the place above</source>
        <translation>Разделить место с верхним</translation>
    </message>
    <message>
        <source>Move up in the ranking</source>
        <translation>Поднять в порядке</translation>
    </message>
    <message>
        <source>Move down in the ranking</source>
        <translation>Опустить в порядке</translation>
    </message>
    <message>
        <source>Take out of the ranking</source>
        <translation>Убрать из порядка</translation>
    </message>
    <message>
        <source>All responses are bad</source>
        <translation>Все ответы плохи</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>Не могу судить</translation>
    </message>
    <message>
        <source>Next axis of the rating</source>
        <translation>Следующий критерий</translation>
    </message>
    <message>
        <source>Previous axis of the rating</source>
        <translation>Предыдущий критерий</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>History of this text…</source>
        <translation>История текста…</translation>
    </message>
    <message>
        <source>Rewrite the selected response</source>
        <translation>Править выбранный ответ</translation>
    </message>
    <message>
        <source>Next view of changes</source>
        <translation>Следующий вид изменений</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Следующее изменение</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Предыдущее изменение</translation>
    </message>
    <message>
        <source>Keep this change</source>
        <translation>Оставить это изменение</translation>
    </message>
    <message>
        <source>Take this change back</source>
        <translation>Отменить это изменение</translation>
    </message>
    <message>
        <source>Find in the text…</source>
        <translation>Найти в тексте…</translation>
    </message>
    <message>
        <source>Replace in the text…</source>
        <translation>Заменить в тексте…</translation>
    </message>
    <message>
        <source>Find in the batch…</source>
        <translation>Найти в партии…</translation>
    </message>
    <message>
        <source>Show one response</source>
        <translation>Показать один ответ</translation>
    </message>
    <message>
        <source>Show a pair</source>
        <translation>Показать пару</translation>
    </message>
    <message>
        <source>Show columns</source>
        <translation>Показать колонки</translation>
    </message>
    <message>
        <source>Plain text instead of formatting</source>
        <translation>Текст без оформления</translation>
    </message>
    <message>
        <source>Scroll responses together</source>
        <translation>Прокручивать ответы вместе</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>Fold the prompt</source>
        <translation>Свернуть запрос</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Rewrite pane</source>
        <translation>Панель правки</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Следующая панель</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Предыдущая панель</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Обычный размер</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Во весь экран</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Светлая или тёмная тема</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Исходное расположение</translation>
    </message>
    <message>
        <source>Deliver finished work</source>
        <translation>Доставить готовое</translation>
    </message>
    <message>
        <source>Choose the delivery folder…</source>
        <translation>Выбрать папку доставки…</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Все команды…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>About Trainer Desk</source>
        <translation>О программе Trainer Desk</translation>
    </message>
</context>
<context>
    <name>AxisRow</name>
    <message>
        <source>{axis} of {letter}: {value}</source>
        <translation>{axis} ответа {letter}: {value}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Go to task</source>
        <translation>Перейти к заданию</translation>
    </message>
    <message>
        <source>Number, 1 to {}</source>
        <translation>Номер, от 1 до {}</translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished</source>
        <translation>
            <numerusform>осталось %n</numerusform>
            <numerusform>осталось %n</numerusform>
            <numerusform>осталось %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch batch</source>
        <translation>Другая партия</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>Название партии</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Недавние файлы</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Имя файла</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Все команды</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Что сделать?</translation>
    </message>
    <message>
        <source>Look at a response, give it the next place</source>
        <translation>Выбрать ответ, дать ему следующее место</translation>
    </message>
    <message>
        <source>Put at this place</source>
        <translation>Поставить на это место</translation>
    </message>
    <message>
        <source>Look at a response, from any field</source>
        <translation>Выбрать ответ, из любого поля</translation>
    </message>
    <message>
        <source>Rate on the current axis</source>
        <translation>Оценить по текущему критерию</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
</context>
<context>
    <name>Delivering</name>
    <message>
        <source>Folder for finished work</source>
        <translation>Папка для готовой работы</translation>
    </message>
    <message>
        <source>Delivering…</source>
        <translation>Доставка…</translation>
    </message>
    <message>
        <source>Delivering {} of {}</source>
        <translation>Доставка: {} из {}</translation>
    </message>
    <message>
        <source>{} was not delivered: {}. Nothing was overwritten.</source>
        <translation>{}: не доставлено. {}. Ничего не перезаписано.</translation>
    </message>
    <message numerus="yes">
        <source>%n judgment(s) delivered and read back</source>
        <translation>
            <numerusform>Доставлено и сверено: %n задание</numerusform>
            <numerusform>Доставлено и сверено: %n задания</numerusform>
            <numerusform>Доставлено и сверено: %n заданий</numerusform>
        </translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{}, {}</translation>
    </message>
    <message>
        <source>Nothing waits for delivery</source>
        <translation>Доставлять нечего</translation>
    </message>
    <message>
        <source>Not delivered. {}</source>
        <translation>Не доставлено. {}</translation>
    </message>
    <message>
        <source>Not delivered: {}. Your work is safe here; mend that and try again.</source>
        <translation>Не доставлено: {}. Ваша работа цела; устраните причину и повторите.</translation>
    </message>
    <message>
        <source>Not delivered yet: {}. Your work is safe here; try again later.</source>
        <translation>Пока не доставлено: {}. Ваша работа цела; повторите позже.</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>This batch has no tasks.</source>
        <translation>В этой партии нет заданий.</translation>
    </message>
    <message>
        <source>Your last changes are not saved</source>
        <translation>Последние изменения не сохранены</translation>
    </message>
    <message>
        <source>The disk does not take them. Make room and they are saved by themselves.</source>
        <translation>Диск их не принимает. Освободите место, и они сохранятся сами.</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>Закрыть и потерять их</translation>
    </message>
    <message>
        <source>Saved again. Nothing was lost.</source>
        <translation>Снова сохраняется. Ничего не потеряно.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n слово</numerusform>
            <numerusform>%n слова</numerusform>
            <numerusform>%n слов</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved. {} What you typed is still here and is tried again every few seconds.</source>
        <translation>Не сохранено. {} Набранное осталось на экране; запись повторяется каждые несколько секунд.</translation>
    </message>
    <message>
        <source>No unfinished task is left in this batch. Deliver it when you are ready.</source>
        <translation>В этой партии всё готово. Доставьте её, когда будете готовы.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>About Trainer Desk</source>
        <translation>О программе Trainer Desk</translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({}). Your work is saved; the log tells where. If it looks odd, close the window and start it again.</source>
        <translation>Внутри программы что-то пошло не так ({}). Ваша работа сохранена; место ошибки записано в журнал. Если окно выглядит странно, закройте его и запустите программу снова.</translation>
    </message>
    <message>
        <source>Name and language change at the next start.</source>
        <translation>Имя и язык сменятся при следующем запуске.</translation>
    </message>
    <message>
        <source>The settings hold until you close; they cannot be saved.</source>
        <translation>Настройки действуют до закрытия: сохранить их не удалось.</translation>
    </message>
    <message>
        <source>{} of {} done</source>
        <translation>готово {} из {}</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>Before</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
    <message>
        <source>After</source>
        <translation>После</translation>
    </message>
    <message>
        <source>[moved here] </source>
        <translation>[перенесено сюда] </translation>
    </message>
    <message>
        <source>[moved away] </source>
        <translation>[перенесено отсюда] </translation>
    </message>
    <message numerus="yes">
        <source>… %n word(s) …</source>
        <translation>
            <numerusform>… %n слово …</numerusform>
            <numerusform>… %n слова …</numerusform>
            <numerusform>… %n слов …</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Keep this change</source>
        <translation>Оставить это изменение</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Take this change back</source>
        <translation>Отменить это изменение</translation>
    </message>
</context>
<context>
    <name>EditLine</name>
    <message>
        <source>Rewrite</source>
        <translation>Править</translation>
    </message>
    <message>
        <source>Rewrite (Ctrl+E)</source>
        <translation>Править (Ctrl+E)</translation>
    </message>
    <message>
        <source>Rewrite answer {letter}</source>
        <translation>Правка ответа {letter}</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Не начата</translation>
    </message>
    <message>
        <source>{letter}: not begun</source>
        <translation>{letter}: не начата</translation>
    </message>
    <message>
        <source>{letter}: nothing changed yet</source>
        <translation>{letter}: пока без изменений</translation>
    </message>
    <message>
        <source>{letter}: rewritten</source>
        <translation>{letter}: изменён</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Response {} is too long to be rewritten here. Nothing of it was changed.</source>
        <translation>Ответ {} слишком длинный, здесь его не править. В нём ничего не изменено.</translation>
    </message>
</context>
<context>
    <name>EditorHeader</name>
    <message>
        <source>Editor</source>
        <translation>Редактор</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Замечания</translation>
    </message>
    <message>
        <source>Editor, changes or issues</source>
        <translation>Редактор, изменения или замечания</translation>
    </message>
    <message>
        <source>Changes beside the editor</source>
        <translation>Изменения рядом с редактором</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Найти и заменить</translation>
    </message>
    <message>
        <source>History of this text</source>
        <translation>История текста</translation>
    </message>
    <message>
        <source>Language that is checked: {}</source>
        <translation>Язык проверки: {}</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) added</source>
        <translation>
            <numerusform>добавлено %n слово</numerusform>
            <numerusform>добавлено %n слова</numerusform>
            <numerusform>добавлено %n слов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) removed</source>
        <translation>
            <numerusform>убрано %n слово</numerusform>
            <numerusform>убрано %n слова</numerusform>
            <numerusform>убрано %n слов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n изменение</numerusform>
            <numerusform>%n изменения</numerusform>
            <numerusform>%n изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>{}, {} kept</source>
        <translation>{}, оставлено {}</translation>
    </message>
    <message>
        <source>The original has {} and {}.</source>
        <translation>В исходном тексте {} и {}.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n слово</numerusform>
            <numerusform>%n слова</numerusform>
            <numerusform>%n слов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n знак</numerusform>
            <numerusform>%n знака</numerusform>
            <numerusform>%n знаков</numerusform>
        </translation>
    </message>
    <message>
        <source>View of changes</source>
        <translation>Вид изменений</translation>
    </message>
    <message>
        <source>Inline</source>
        <translation>В тексте</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Рядом</translation>
    </message>
    <message>
        <source>Changes only</source>
        <translation>Только изменения</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Исходный</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Rewrite of {}</source>
        <translation>Правка ответа {}</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ваш ответ</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Правка</translation>
    </message>
    <message>
        <source>Nothing is being rewritten</source>
        <translation>Ничего не правится</translation>
    </message>
    <message>
        <source>Choose a response and press Ctrl+E to rewrite it.</source>
        <translation>Выберите ответ и нажмите Ctrl+E, чтобы его править.</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Open a batch first.</source>
        <translation>Сначала откройте партию.</translation>
    </message>
    <message>
        <source>Native JSON lines, everything (*.jsonl)</source>
        <translation>Полные записи, JSON по строкам (*.jsonl)</translation>
    </message>
    <message>
        <source>Table, exact (*.csv)</source>
        <translation>Таблица, точная (*.csv)</translation>
    </message>
    <message>
        <source>Table, safe to open in a spreadsheet (*.csv)</source>
        <translation>Таблица, безопасная для Excel и подобных (*.csv)</translation>
    </message>
    <message>
        <source>TRL preference pairs (*.jsonl)</source>
        <translation>Пары предпочтений TRL (*.jsonl)</translation>
    </message>
    <message>
        <source>Export finished work</source>
        <translation>Выгрузить готовое</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written</source>
        <translation>
            <numerusform>записана %n запись</numerusform>
            <numerusform>записаны %n записи</numerusform>
            <numerusform>записано %n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out by rule</source>
        <translation>
            <numerusform>%n не вошла по правилам</numerusform>
            <numerusform>%n не вошли по правилам</numerusform>
            <numerusform>%n не вошли по правилам</numerusform>
        </translation>
    </message>
    <message>
        <source>{}, {}</source>
        <translation>{}, {}</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>Nothing was exported: {}.</source>
        <translation>Ничего не выгружено: {}.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Аа</translation>
    </message>
    <message>
        <source>Match capitals</source>
        <translation>Учитывать заглавные</translation>
    </message>
    <message>
        <source>W</source>
        <translation>Сл</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Только целые слова</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Регулярное выражение</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Заменить на</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Заменить все</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не найдено</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n совпадение</numerusform>
            <numerusform>%n совпадения</numerusform>
            <numerusform>%n совпадений</numerusform>
        </translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} из {}</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Предыдущее совпадение</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Следующее совпадение</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Not a valid expression: {}</source>
        <translation>Неверное выражение: {}</translation>
    </message>
    <message>
        <source>This expression takes too long here; make it simpler.</source>
        <translation>Это выражение ищется слишком долго; упростите его.</translation>
    </message>
    <message>
        <source>The replacement names a group that is not there.</source>
        <translation>В замене названа группа, которой нет.</translation>
    </message>
</context>
<context>
    <name>FindingPopover</name>
    <message>
        <source>Ignore</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Ignore in this batch</source>
        <translation>Пропускать в этой партии</translation>
    </message>
    <message>
        <source>Add to dictionary</source>
        <translation>В словарь</translation>
    </message>
    <message>
        <source>Turn off rule</source>
        <translation>Отключить правило</translation>
    </message>
    <message>
        <source>Explanation…</source>
        <translation>Объяснение…</translation>
    </message>
    <message>
        <source>Add to dictionary ({})</source>
        <translation>В словарь ({})</translation>
    </message>
    <message>
        <source>(delete)</source>
        <translation>(удалить)</translation>
    </message>
    <message>
        <source>Replace by {}</source>
        <translation>Заменить на {}</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Possible typo</source>
        <translation>Возможная опечатка</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>Грамматика</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Стиль</translation>
    </message>
</context>
<context>
    <name>GuidelinesPane</name>
    <message>
        <source>Guidelines</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>Find in the guidelines</source>
        <translation>Найти в указаниях</translation>
    </message>
    <message>
        <source>Close the guidelines</source>
        <translation>Закрыть указания</translation>
    </message>
    <message>
        <source>Text of the guidelines</source>
        <translation>Текст указаний</translation>
    </message>
    <message>
        <source>No guidelines</source>
        <translation>Указаний нет</translation>
    </message>
    <message>
        <source>This batch came without any.</source>
        <translation>В этой партии их нет.</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Versions, newest first</source>
        <translation>Версии, сначала новые</translation>
    </message>
    <message>
        <source>Bring this version back</source>
        <translation>Вернуть эту версию</translation>
    </message>
    <message>
        <source>No earlier versions</source>
        <translation>Прежних версий нет</translation>
    </message>
    <message>
        <source>Versions are kept here as the text is saved.</source>
        <translation>Здесь остаются версии по мере сохранения текста.</translation>
    </message>
    <message>
        <source>Since then +{} −{} words</source>
        <translation>С тех пор +{} −{} слов</translation>
    </message>
    <message>
        <source>The same as now</source>
        <translation>Как сейчас</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n слово</numerusform>
            <numerusform>%n слова</numerusform>
            <numerusform>%n слов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Responses, one column each</source>
        <translation>Ответы, каждый в своей колонке</translation>
    </message>
    <message>
        <source>Responses, all in one column</source>
        <translation>Ответы, все в одной колонке</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Системный запрос</translation>
    </message>
    <message>
        <source>Number of the task</source>
        <translation>Номер задания</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Кодировка</translation>
    </message>
    <message>
        <source>Between the columns</source>
        <translation>Между колонками</translation>
    </message>
    <message>
        <source>Choose the column that holds the prompt.</source>
        <translation>Выберите колонку с запросом.</translation>
    </message>
    <message>
        <source>Responses can be in columns of their own or all in one, not both.</source>
        <translation>Ответы могут быть либо в своих колонках, либо все в одной.</translation>
    </message>
    <message>
        <source>A batch of Trainer Desk</source>
        <translation>Партия Trainer Desk</translation>
    </message>
    <message>
        <source>JSON, one record a line</source>
        <translation>JSON, запись на строку</translation>
    </message>
    <message>
        <source>JSON, a list of records</source>
        <translation>JSON, список записей</translation>
    </message>
    <message>
        <source>A table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>AlpacaEval model outputs</source>
        <translation>Ответы моделей AlpacaEval</translation>
    </message>
    <message>
        <source>Arena questions and answers</source>
        <translation>Вопросы и ответы Arena</translation>
    </message>
    <message>
        <source>OpenAssistant conversation trees</source>
        <translation>Деревья бесед OpenAssistant</translation>
    </message>
    <message>
        <source>A preference data set</source>
        <translation>Набор предпочтений</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(нет)</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Табуляция</translation>
    </message>
    <message>
        <source>The first records</source>
        <translation>Первые записи</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Open a batch</source>
        <translation>Открыть партию</translation>
    </message>
    <message>
        <source>Batches (*.tdbatch *.jsonl *.json *.csv *.tsv);;All files (*)</source>
        <translation>Партии (*.tdbatch *.jsonl *.json *.csv *.tsv);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Wait until the import under way is finished.</source>
        <translation>Дождитесь конца начатого импорта.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Importing… {} %</source>
        <translation>Импорт… {} %</translation>
    </message>
    <message>
        <source>Nothing was imported. {}.</source>
        <translation>Ничего не загружено. {}.</translation>
    </message>
    <message>
        <source>Nothing was imported. {}</source>
        <translation>Ничего не загружено. {}</translation>
    </message>
</context>
<context>
    <name>IssuesView</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Орфография</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>Грамматика</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Стиль</translation>
    </message>
    <message>
        <source>Which findings are listed</source>
        <translation>Какие замечания в списке</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Замечания</translation>
    </message>
    <message>
        <source>Nothing was checked yet</source>
        <translation>Проверки ещё не было</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Замечаний нет</translation>
    </message>
</context>
<context>
    <name>LetterStrip</name>
    <message>
        <source>Responses</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Response {}, place {}</source>
        <translation>Ответ {}, место {}</translation>
    </message>
    <message>
        <source>Response {}, not placed</source>
        <translation>Ответ {}, без места</translation>
    </message>
</context>
<context>
    <name>MissingBar</name>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note for the team lead</source>
        <translation>Заметка для руководителя</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Пометить</translation>
    </message>
    <message>
        <source>Flag the task for the team lead</source>
        <translation>Пометить задание для руководителя</translation>
    </message>
    <message>
        <source>Is something wrong with the task itself?</source>
        <translation>Что-то не так с самим заданием?</translation>
    </message>
</context>
<context>
    <name>NumberDialog</name>
    <message>
        <source>Go</source>
        <translation>Перейти</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>PlainEditor</name>
    <message numerus="yes">
        <source>Too long to paste here: %n character(s)</source>
        <translation>
            <numerusform>Слишком длинно для вставки: %n знак</numerusform>
            <numerusform>Слишком длинно для вставки: %n знака</numerusform>
            <numerusform>Слишком длинно для вставки: %n знаков</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptPane</name>
    <message>
        <source>Prompt</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Fold the prompt</source>
        <translation>Свернуть запрос</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Formatting or plain text</source>
        <translation>Оформление или простой текст</translation>
    </message>
    <message>
        <source>Open the prompt</source>
        <translation>Развернуть запрос</translation>
    </message>
</context>
<context>
    <name>QueueDelegate</name>
    <message>
        <source>{state}: {remark}</source>
        <translation>{state}: {remark}</translation>
    </message>
    <message>
        <source>{state} · saved {moment}</source>
        <translation>{state} · сохранено {moment}</translation>
    </message>
</context>
<context>
    <name>QueueDock</name>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Nothing found. Esc clears the search.</source>
        <translation>Ничего не найдено. Esc очистит поиск.</translation>
    </message>
    <message>
        <source>No tasks here.</source>
        <translation>Здесь заданий нет.</translation>
    </message>
</context>
<context>
    <name>QueueFilters</name>
    <message>
        <source>Filter</source>
        <translation>Отбор</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>С пометкой</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
</context>
<context>
    <name>QueueHead</name>
    <message>
        <source>Progress of the batch</source>
        <translation>Ход партии</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>готово {done} из {total}</translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation>срок {date}</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Tasks</source>
        <translation>Задания</translation>
    </message>
</context>
<context>
    <name>RankingRow</name>
    <message>
        <source>Answer {letter}, no place yet</source>
        <translation>Ответ {letter}, пока без места</translation>
    </message>
    <message>
        <source>Answer {letter}, place {place}, shared</source>
        <translation>Ответ {letter}, место {place}, общее</translation>
    </message>
    <message>
        <source>Answer {letter}, place {place}</source>
        <translation>Ответ {letter}, место {place}</translation>
    </message>
</context>
<context>
    <name>RankingSection</name>
    <message>
        <source>All bad</source>
        <translation>Все плохи</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>Не могу судить</translation>
    </message>
</context>
<context>
    <name>RatingSection</name>
    <message>
        <source>{title} · {letter}</source>
        <translation>{title} · {letter}</translation>
    </message>
</context>
<context>
    <name>ResponseArea</name>
    <message>
        <source>Responses</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>No responses to judge</source>
        <translation>Оценивать нечего</translation>
    </message>
    <message>
        <source>This task has a prompt only. Answer the questions beside it.</source>
        <translation>В этом задании есть только запрос. Ответьте на вопросы рядом.</translation>
    </message>
</context>
<context>
    <name>ResponseCard</name>
    <message>
        <source>View</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Formatting or plain text</source>
        <translation>Оформление или простой текст</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Rewrite this response</source>
        <translation>Править этот ответ</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n слово</numerusform>
            <numerusform>%n слова</numerusform>
            <numerusform>%n слов</numerusform>
        </translation>
    </message>
    <message>
        <source>Response {}</source>
        <translation>Ответ {}</translation>
    </message>
    <message>
        <source>Text of response {}</source>
        <translation>Текст ответа {}</translation>
    </message>
    <message>
        <source>Place {}</source>
        <translation>{}-е место</translation>
    </message>
    <message>
        <source>Place {} of {}</source>
        <translation>{}-е место из {}</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>Без места</translation>
    </message>
</context>
<context>
    <name>RewriteEditor</name>
    <message>
        <source>Rewrite</source>
        <translation>Правка</translation>
    </message>
    <message>
        <source>Write the answer here</source>
        <translation>Напишите ответ здесь</translation>
    </message>
</context>
<context>
    <name>SafeDialog</name>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>ОК</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Open this address outside the program?</source>
        <translation>Открыть этот адрес вне программы?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Find in the batch</source>
        <translation>Найти в партии</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Show responses with their formatting</source>
        <translation>Показывать ответы с оформлением</translation>
    </message>
    <message>
        <source>Scroll all responses together</source>
        <translation>Прокручивать все ответы вместе</translation>
    </message>
    <message>
        <source>Your name for delivery</source>
        <translation>Ваше имя для доставки</translation>
    </message>
    <message>
        <source>Finished work is delivered under this name.</source>
        <translation>Под этим именем доставляется готовая работа.</translation>
    </message>
    <message>
        <source>Delivery folder</source>
        <translation>Папка доставки</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Folder for finished work</source>
        <translation>Папка для готовой работы</translation>
    </message>
</context>
<context>
    <name>SkipDialog</name>
    <message>
        <source>Skip this task</source>
        <translation>Пропустить задание</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>Reason in your own words</source>
        <translation>Причина своими словами</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>The lead is told why. You can take it back until delivery.</source>
        <translation>Руководитель узнает причину. До доставки это можно отменить.</translation>
    </message>
    <message>
        <source>I lack the knowledge for this task</source>
        <translation>Мне не хватает знаний для этого задания</translation>
    </message>
    <message>
        <source>The prompt cannot be understood</source>
        <translation>Запрос непонятен</translation>
    </message>
    <message>
        <source>A response is missing or broken</source>
        <translation>Ответа нет или он повреждён</translation>
    </message>
    <message>
        <source>The text is in a language I do not speak</source>
        <translation>Текст на языке, которого я не знаю</translation>
    </message>
    <message>
        <source>The content is distressing</source>
        <translation>Тяжёлое содержание</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Saved {}</source>
        <translation>Сохранено {}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не сохранено</translation>
    </message>
    <message numerus="yes">
        <source>Delivery: %n waiting</source>
        <translation>
            <numerusform>Доставка: ждёт %n</numerusform>
            <numerusform>Доставка: ждут %n</numerusform>
            <numerusform>Доставка: ждут %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delivered</source>
        <translation>
            <numerusform>доставлено %n</numerusform>
            <numerusform>доставлено %n</numerusform>
            <numerusform>доставлено %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmed</source>
        <translation>
            <numerusform>подтверждено %n</numerusform>
            <numerusform>подтверждено %n</numerusform>
            <numerusform>подтверждено %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{} %</source>
        <translation>{} %</translation>
    </message>
    <message>
        <source>Size {} percent</source>
        <translation>Размер {} процентов</translation>
    </message>
</context>
<context>
    <name>StrengthSection</name>
    <message>
        <source>Both good</source>
        <translation>Оба хороши</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>Оба плохи</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>Не могу судить</translation>
    </message>
    <message>
        <source>{letter} is better</source>
        <translation>{letter} лучше</translation>
    </message>
    <message>
        <source>{letter} is slightly better</source>
        <translation>{letter} чуть лучше</translation>
    </message>
    <message>
        <source>{letter} is much better</source>
        <translation>{letter} намного лучше</translation>
    </message>
    <message>
        <source>{letter} is clearly better</source>
        <translation>{letter} явно лучше</translation>
    </message>
</context>
<context>
    <name>TextNotice</name>
    <message>
        <source>The formatted view hides parts of this text.</source>
        <translation>В оформленном виде часть текста не видна.</translation>
    </message>
    <message>
        <source>Show text</source>
        <translation>Показать текст</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden character(s) shown as marks.</source>
        <translation>
            <numerusform>%n скрытый знак показан меткой.</numerusform>
            <numerusform>%n скрытых знака показаны метками.</numerusform>
            <numerusform>%n скрытых знаков показаны метками.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too long for one view: page {} of {}.</source>
        <translation>Слишком длинно для одного экрана: страница {} из {}.</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следующая страница</translation>
    </message>
    <message>
        <source>Too much to format; shown as plain text.</source>
        <translation>Слишком много для оформления; показан простой текст.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Фокус</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Пара</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Колонки</translation>
    </message>
    <message>
        <source>How responses are shown</source>
        <translation>Как показаны ответы</translation>
    </message>
    <message>
        <source>{} / {}</source>
        <translation>{} / {}</translation>
    </message>
    <message>
        <source>Task {} of {}</source>
        <translation>Задание {} из {}</translation>
    </message>
    <message>
        <source>Active time {}, paused</source>
        <translation>Рабочее время {}, пауза</translation>
    </message>
    <message>
        <source>Active time {}</source>
        <translation>Рабочее время {}</translation>
    </message>
    <message>
        <source>Active time {}, standing still: no input</source>
        <translation>Рабочее время {}, стоит: нет ввода</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Fold or open: {}</source>
        <translation>Свернуть или развернуть: {}</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Инструмент</translation>
    </message>
</context>
<context>
    <name>VerdictDock</name>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Begin with a batch of tasks</source>
        <translation>Начните с партии заданий</translation>
    </message>
    <message>
        <source>Drop a file here, or choose one: a .tdbatch, or JSON, JSONL and CSV with prompts and responses. It stays on this computer until you deliver it.</source>
        <translation>Перетащите файл сюда или выберите его: .tdbatch либо JSON, JSONL или CSV с запросами и ответами. Он остаётся на этом компьютере, пока вы не доставите работу.</translation>
    </message>
    <message>
        <source>Open a batch…</source>
        <translation>Открыть партию…</translation>
    </message>
    <message>
        <source>Try the sample batch</source>
        <translation>Открыть пробную партию</translation>
    </message>
    <message>
        <source>On your desk</source>
        <translation>На столе</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Недавние файлы</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Trainer Desk</source>
        <translation>Trainer Desk</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
</context>
<context>
    <name>_RatedButton</name>
    <message>
        <source>Answer {letter}: {rated} of {axes} rated</source>
        <translation>Ответ {letter}: оценено {rated} из {axes}</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>{axis} of {letter}</source>
        <translation>{axis} ответа {letter}</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in “{title}”</source>
        <translation>
            <numerusform>%n место в «{title}»</numerusform>
            <numerusform>%n места в «{title}»</numerusform>
            <numerusform>%n мест в «{title}»</numerusform>
        </translation>
    </message>
    <message>
        <source>a change in the rewrite of {letter}</source>
        <translation>изменение в правке ответа {letter}</translation>
    </message>
    <message numerus="yes">
        <source>%n more word(s) in “{title}”</source>
        <translation>
            <numerusform>ещё %n слово в «{title}»</numerusform>
            <numerusform>ещё %n слова в «{title}»</numerusform>
            <numerusform>ещё %n слов в «{title}»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) less in “{title}”</source>
        <translation>
            <numerusform>на %n слово меньше в «{title}»</numerusform>
            <numerusform>на %n слова меньше в «{title}»</numerusform>
            <numerusform>на %n слов меньше в «{title}»</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>«{title}»</translation>
    </message>
    <message>
        <source>Still missing: {first}</source>
        <translation>Осталось: {first}</translation>
    </message>
    <message numerus="yes">
        <source>Still missing: {first} and %n more</source>
        <translation>
            <numerusform>Осталось: {first} и ещё %n</numerusform>
            <numerusform>Осталось: {first} и ещё %n</numerusform>
            <numerusform>Осталось: {first} и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новое</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Черновик</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Доставлено</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Подтверждено</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Отозвано</translation>
    </message>
    <message>
        <source>New</source>
        <comment>filter</comment>
        <translation>Новые</translation>
    </message>
    <message>
        <source>Drafts</source>
        <comment>filter</comment>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>filter</comment>
        <translation>Готовые</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>filter</comment>
        <translation>Доставленные</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <comment>filter</comment>
        <translation>Подтверждённые</translation>
    </message>
    <message>
        <source>Returned</source>
        <comment>filter</comment>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>filter</comment>
        <translation>Пропущенные</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <comment>filter</comment>
        <translation>Отозванные</translation>
    </message>
    <message>
        <source>ranking</source>
        <translation>порядок</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>оценка</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>выбор</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>набор текста</translation>
    </message>
    <message>
        <source>rewriting</source>
        <translation>правка</translation>
    </message>
    <message>
        <source>note</source>
        <translation>заметка</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>пометка</translation>
    </message>
    <message>
        <source>several changes</source>
        <translation>несколько изменений</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>skipping</source>
        <translation>пропуск</translation>
    </message>
    <message>
        <source>opening again</source>
        <translation>возврат в работу</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n слово</numerusform>
            <numerusform>%n слова</numerusform>
            <numerusform>%n слов</numerusform>
        </translation>
    </message>
    <message>
        <source>{words} / at least {bound}</source>
        <translation>{words} / не меньше {bound}</translation>
    </message>
    <message>
        <source>{words} / at most {bound}</source>
        <translation>{words} / не больше {bound}</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>The disk is full or does not take what is written. Make room; nothing is lost.</source>
        <translation>Диск полон или не принимает запись. Освободите место; ничего не потеряно.</translation>
    </message>
    <message>
        <source>A backup could not be made. Make room on the disk; your work is saved.</source>
        <translation>Не удалось сделать резервную копию. Освободите место на диске; ваша работа сохранена.</translation>
    </message>
    <message>
        <source>The database is damaged. Close the program and start it again: it is rebuilt from its backup and journal.</source>
        <translation>База данных повреждена. Закройте программу и запустите снова: база восстановится из копии и журнала.</translation>
    </message>
    <message>
        <source>This task is finished. Open it again to change it.</source>
        <translation>Задание закончено. Чтобы изменить его, верните его в работу.</translation>
    </message>
    <message>
        <source>This task or batch is not on the desk any more.</source>
        <translation>Этого задания или партии больше нет.</translation>
    </message>
    <message>
        <source>Nothing was imported: {}.</source>
        <translation>Ничего не загружено: {}.</translation>
    </message>
    <message>
        <source>The import was stopped; nothing of it is left.</source>
        <translation>Импорт остановлен; ничего из него не осталось.</translation>
    </message>
    <message>
        <source>This cannot be done now ({}).</source>
        <translation>Сейчас этого сделать нельзя ({}).</translation>
    </message>
    <message>
        <source>The database was damaged and has been rebuilt.</source>
        <translation>База данных была повреждена и восстановлена.</translation>
    </message>
    <message numerus="yes">
        <source>%n judgment(s) came back from the journal.</source>
        <translation>
            <numerusform>Из журнала возвращено %n готовое задание.</numerusform>
            <numerusform>Из журнала возвращены %n готовых задания.</numerusform>
            <numerusform>Из журнала возвращено %n готовых заданий.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drafts are as of {}.</source>
        <translation>Черновики — на {}.</translation>
    </message>
    <message>
        <source>The damaged files are kept in {}.</source>
        <translation>Повреждённые файлы лежат в {}.</translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) must be imported again.</source>
        <translation>
            <numerusform>Нужно снова загрузить %n партию.</numerusform>
            <numerusform>Нужно снова загрузить %n партии.</numerusform>
            <numerusform>Нужно снова загрузить %n партий.</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings cannot be read: {}. Correct or remove settings.json.</source>
        <translation>Настройки не читаются: {}. Исправьте или удалите settings.json.</translation>
    </message>
    <message>
        <source>Another Trainer Desk works with this data folder and does not answer. Close it first.</source>
        <translation>С этой папкой данных уже работает другое окно Trainer Desk и не отвечает. Сначала закройте его.</translation>
    </message>
    <message>
        <source>The data folder lies on a network or cloud drive, where a database would be damaged. Choose a folder on this computer's own disk with --data.</source>
        <translation>Папка данных лежит на сетевом или облачном диске, где база данных повредится. Выберите папку на диске этого компьютера: --data.</translation>
    </message>
    <message>
        <source>A newer version of Trainer Desk has worked with this data. Install that version; the data was not changed.</source>
        <translation>С этими данными работала более новая версия Trainer Desk. Установите её; данные не изменены.</translation>
    </message>
    <message>
        <source>The database in the data folder belongs to another program. Choose another folder with --data; nothing was changed.</source>
        <translation>База в папке данных принадлежит другой программе. Выберите другую папку: --data; ничего не изменено.</translation>
    </message>
    <message>
        <source>The disk is full or cannot be written to. Make room and try again.</source>
        <translation>Диск полон или закрыт для записи. Освободите место и повторите.</translation>
    </message>
    <message>
        <source>The data folder cannot be opened: {}.</source>
        <translation>Папка данных не открывается: {}.</translation>
    </message>
</context>
</TS>
