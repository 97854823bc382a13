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
        <source>Marks</source>
        <translation>Пометки</translation>
    </message>
    <message>
        <source>Writing check</source>
        <translation>Проверка текста</translation>
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
        <source>Open the second sample: refuse, mark, check facts, write</source>
        <translation>Открыть второй пример: отказать, пометить, проверить факты, написать</translation>
    </message>
    <message>
        <source>Switch batch…</source>
        <translation>Другая партия…</translation>
    </message>
    <message>
        <source>Forms…</source>
        <translation>Формы…</translation>
    </message>
    <message>
        <source>Export finished work…</source>
        <translation>Выгрузить готовое…</translation>
    </message>
    <message>
        <source>Find repetitions in this batch…</source>
        <translation>Найти повторы в этой партии…</translation>
    </message>
    <message>
        <source>Remove this batch from the desk…</source>
        <translation>Убрать партию со стола…</translation>
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
        <source>Ask about every doubt again in this batch</source>
        <translation>Снова спрашивать обо всех сомнениях в этой партии</translation>
    </message>
    <message>
        <source>Decide: answer the prompt</source>
        <translation>Решение: ответить на запрос</translation>
    </message>
    <message>
        <source>Decide: answer in part</source>
        <translation>Решение: ответить частично</translation>
    </message>
    <message>
        <source>Decide: refuse</source>
        <translation>Решение: отказать</translation>
    </message>
    <message>
        <source>Decide: redirect to a specialist</source>
        <translation>Решение: направить к специалисту</translation>
    </message>
    <message>
        <source>Accept every other answer</source>
        <translation>Принять все остальные ответы</translation>
    </message>
    <message>
        <source>Note on this question</source>
        <translation>Пометка к этому вопросу</translation>
    </message>
    <message>
        <source>Tick the next point off</source>
        <translation>Отметить следующий пункт</translation>
    </message>
    <message>
        <source>Hand the test in…</source>
        <translation>Сдать тест…</translation>
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
        <source>Rewrite a response</source>
        <translation>Править ответ</translation>
    </message>
    <message>
        <source>Write in the editor</source>
        <translation>Писать в редакторе</translation>
    </message>
    <message>
        <source>Insert a quote…</source>
        <translation>Вставить цитату…</translation>
    </message>
    <message>
        <source>Outline of the prompt</source>
        <translation>План запроса</translation>
    </message>
    <message>
        <source>Take the sentence as a claim</source>
        <translation>Взять предложение как утверждение</translation>
    </message>
    <message>
        <source>Take all sentences of the response as claims</source>
        <translation>Взять все предложения ответа как утверждения</translation>
    </message>
    <message>
        <source>The selection is the correction of the claim</source>
        <translation>Выделенное — исправление утверждения</translation>
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
        <source>Mark by keys</source>
        <translation>Помечать клавишами</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Следующая пометка</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>Предыдущая пометка</translation>
    </message>
    <message>
        <source>Next proposed mark</source>
        <translation>Следующая предложенная пометка</translation>
    </message>
    <message>
        <source>Previous proposed mark</source>
        <translation>Предыдущая предложенная пометка</translation>
    </message>
    <message>
        <source>Accept the proposed mark</source>
        <translation>Принять предложенную пометку</translation>
    </message>
    <message>
        <source>Accept every proposal like it</source>
        <translation>Принять все такие же предложения</translation>
    </message>
    <message>
        <source>Reject the proposed mark</source>
        <translation>Отклонить предложенную пометку</translation>
    </message>
    <message>
        <source>Comment on the mark</source>
        <translation>Комментарий к пометке</translation>
    </message>
    <message>
        <source>Delete the mark</source>
        <translation>Удалить пометку</translation>
    </message>
    <message>
        <source>Move the end of the mark on</source>
        <translation>Конец пометки вперёд</translation>
    </message>
    <message>
        <source>Move the end of the mark back</source>
        <translation>Конец пометки назад</translation>
    </message>
    <message>
        <source>Move the start of the mark back</source>
        <translation>Начало пометки назад</translation>
    </message>
    <message>
        <source>Move the start of the mark on</source>
        <translation>Начало пометки вперёд</translation>
    </message>
    <message>
        <source>Nothing to mark</source>
        <translation>Помечать нечего</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Следующее замечание</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Предыдущее замечание</translation>
    </message>
    <message>
        <source>What to do about the finding here</source>
        <translation>Что сделать с замечанием под курсором</translation>
    </message>
    <message>
        <source>List of findings</source>
        <translation>Список замечаний</translation>
    </message>
    <message>
        <source>Check the selected response</source>
        <translation>Проверить выбранный ответ</translation>
    </message>
    <message>
        <source>Check everything written in this batch</source>
        <translation>Проверить всё написанное в партии</translation>
    </message>
    <message>
        <source>Language that is checked…</source>
        <translation>Язык проверки…</translation>
    </message>
    <message>
        <source>Your words…</source>
        <translation>Ваши слова…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить ещё раз</translation>
    </message>
    <message>
        <source>Install LanguageTool…</source>
        <translation>Установить LanguageTool…</translation>
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
        <source>Editor</source>
        <translation>Редактор</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Факты</translation>
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
        <source>Delivery…</source>
        <translation>Доставка…</translation>
    </message>
    <message>
        <source>Choose where finished work goes…</source>
        <translation>Куда доставлять готовое…</translation>
    </message>
    <message>
        <source>Stop the delivery</source>
        <translation>Остановить доставку</translation>
    </message>
    <message>
        <source>Compare with the target</source>
        <translation>Сверить с хранилищем</translation>
    </message>
    <message>
        <source>Save parcels to a folder…</source>
        <translation>Сохранить пакеты в папку…</translation>
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
    <name>AnswerSection</name>
    <message>
        <source>Not needed: the prompt is not answered</source>
        <translation>Не требуется: на запрос не отвечают</translation>
    </message>
    <message>
        <source>Dispute this question (Ctrl+Alt+N)</source>
        <translation>Оспорить вопрос (Ctrl+Alt+N)</translation>
    </message>
    <message>
        <source>Note for the reviewer (Ctrl+Alt+N)</source>
        <translation>Пометка для проверяющего (Ctrl+Alt+N)</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>“{}” is on the desk. Switch batch to work on it.</source>
        <translation>Партия «{}» загружена. Чтобы взяться за неё, откройте другую партию.</translation>
    </message>
    <message>
        <source>These files are on the desk already: here they are.</source>
        <translation>Эти файлы уже загружены: вот они.</translation>
    </message>
    <message>
        <source>A new revision: what was begun or finished in the earlier one goes on here.</source>
        <translation>Новая редакция: начатое и сделанное в прежней продолжается здесь.</translation>
    </message>
</context>
<context>
    <name>AskedFor</name>
    <message>
        <source>About Trainer Desk</source>
        <translation>О программе Trainer Desk</translation>
    </message>
</context>
<context>
    <name>AxesField</name>
    <message>
        <source>Help for the axis</source>
        <translation>Подсказка к оси</translation>
    </message>
    <message>
        <source>Scale of the axis</source>
        <translation>Шкала оси</translation>
    </message>
    <message>
        <source>Help and scale of “{}”</source>
        <translation>Подсказка и шкала: «{}»</translation>
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
    <name>BatchCheckDialog</name>
    <message>
        <source>Findings in this batch</source>
        <translation>Замечания в этой партии</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Ход проверки</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Замечания</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n замечание</numerusform>
            <numerusform>%n замечания</numerusform>
            <numerusform>%n замечаний</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n task(s)</source>
        <translation>
            <numerusform>в %n задании</numerusform>
            <numerusform>в %n заданиях</numerusform>
            <numerusform>в %n заданиях</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings so far</source>
        <translation>Пока замечаний нет</translation>
    </message>
    <message>
        <source>No findings in what was written</source>
        <translation>В написанном замечаний нет</translation>
    </message>
    <message>
        <source>{}; grammar was not checked</source>
        <translation>{}; грамматика не проверялась</translation>
    </message>
    <message>
        <source>{}; the first {} are listed</source>
        <translation>{}; показаны первые {}</translation>
    </message>
    <message>
        <source>Task {}</source>
        <translation>Задание {}</translation>
    </message>
    <message>
        <source>Enter opens the task; F7 walks over its findings.</source>
        <translation>Enter открывает задание; F7 ведёт по его замечаниям.</translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message>
        <source>The receipts say nothing new about work of this desk.</source>
        <translation>В квитанциях нет ничего нового о вашей работе.</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) of finished work</source>
        <translation>
            <numerusform>%n пакет готовой работы</numerusform>
            <numerusform>%n пакета готовой работы</numerusform>
            <numerusform>%n пакетов готовой работы</numerusform>
        </translation>
    </message>
    <message>
        <source>This is finished work on its way to whoever asked for it; there is nothing in it to work on, and nothing was changed. Send it on as it is.</source>
        <translation>Это готовая работа на пути к заказчику; делать в ней нечего, и ничего не изменено. Отправьте её как есть.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Batch: {}</source>
        <translation>Партия: {}</translation>
    </message>
    <message>
        <source>From: {} on {}</source>
        <translation>От: {}, устройство {}</translation>
    </message>
    <message numerus="yes">
        <source>%n judgment(s)</source>
        <translation>
            <numerusform>%n готовое задание</numerusform>
            <numerusform>%n готовых задания</numerusform>
            <numerusform>%n готовых заданий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them skipped</source>
        <translation>
            <numerusform>из них пропущено %n</numerusform>
            <numerusform>из них пропущено %n</numerusform>
            <numerusform>из них пропущено %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Last one sealed: {}</source>
        <translation>Последнее закрыто: {}</translation>
    </message>
    <message>
        <source>It was not made on this desk.</source>
        <translation>Сделано не здесь.</translation>
    </message>
    <message>
        <source>It was made here; its receipt has come, and the copy kept here was removed on {}.</source>
        <translation>Сделано здесь; квитанция пришла, а копия, лежавшая здесь, удалена {}.</translation>
    </message>
    <message>
        <source>It was made here and is not delivered yet.</source>
        <translation>Сделано здесь и пока не доставлено.</translation>
    </message>
    <message>
        <source>It was made here and is delivered.</source>
        <translation>Сделано здесь и доставлено.</translation>
    </message>
    <message>
        <source>It was made here; its receipt has come.</source>
        <translation>Сделано здесь; квитанция пришла.</translation>
    </message>
    <message>
        <source>It was made here and was refused: {}.</source>
        <translation>Сделано здесь и не принято: {}.</translation>
    </message>
    <message>
        <source>This cannot be read: {}. Nothing was changed.</source>
        <translation>Это не читается: {}. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The file cannot be read: {}.</source>
        <translation>Файл не читается: {}.</translation>
    </message>
</context>
<context>
    <name>ChangeOffer</name>
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
    <message>
        <source>Change {} of {}</source>
        <translation>Изменение {} из {}</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check spelling while I write</source>
        <translation>Проверять орфографию при наборе</translation>
    </message>
    <message>
        <source>Check grammar and style with LanguageTool</source>
        <translation>Проверять грамматику и стиль через LanguageTool</translation>
    </message>
    <message>
        <source>Install LanguageTool…</source>
        <translation>Установить LanguageTool…</translation>
    </message>
    <message>
        <source>Stricter rules for English</source>
        <translation>Строже для английского</translation>
    </message>
    <message>
        <source>Stricter rules for Russian</source>
        <translation>Строже для русского</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Не указан</translation>
    </message>
    <message>
        <source>Rules that were turned off while writing</source>
        <translation>Правила, отключённые при наборе</translation>
    </message>
    <message>
        <source>Turn on again</source>
        <translation>Включить снова</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> МиБ</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>Находится сама</translation>
    </message>
    <message>
        <source>None: LanguageTool runs on this computer</source>
        <translation>Нет: LanguageTool работает на этом компьютере</translation>
    </message>
    <message>
        <source>Everything you write, and every response you check, is sent to this server. It leaves this computer.</source>
        <translation>Всё, что вы пишете, и каждый проверяемый ответ отправляются на этот сервер. Тексты покидают этот компьютер.</translation>
    </message>
    <message>
        <source>LanguageTool {} is running.</source>
        <translation>LanguageTool {} работает.</translation>
    </message>
    <message>
        <source>Ignored findings</source>
        <translation>Пропускаемые замечания</translation>
    </message>
    <message>
        <source>Ignored findings (*.json)</source>
        <translation>Пропускаемые замечания (*.json)</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>Словарь</translation>
    </message>
    <message>
        <source>Dictionaries (*.oxt *.dic)</source>
        <translation>Словари (*.oxt *.dic)</translation>
    </message>
    <message>
        <source>Added: {}</source>
        <translation>Добавлено: {}</translation>
    </message>
    <message>
        <source>Written to {}</source>
        <translation>Записано в {}</translation>
    </message>
    <message>
        <source>The java program</source>
        <translation>Программа java</translation>
    </message>
    <message>
        <source>English of</source>
        <translation>Английский</translation>
    </message>
    <message>
        <source>Your own language</source>
        <translation>Ваш родной язык</translation>
    </message>
    <message>
        <source>Rules and groups that are off</source>
        <translation>Отключённые правила и группы</translation>
    </message>
    <message>
        <source>Dictionaries</source>
        <translation>Словари</translation>
    </message>
    <message>
        <source>Your words…</source>
        <translation>Ваши слова…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Загрузить…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Выгрузить…</translation>
    </message>
    <message>
        <source>Add a dictionary…</source>
        <translation>Добавить словарь…</translation>
    </message>
    <message>
        <source>Import ignored findings</source>
        <translation>Загрузить пропускаемые замечания</translation>
    </message>
    <message>
        <source>Export ignored findings</source>
        <translation>Выгрузить пропускаемые замечания</translation>
    </message>
    <message>
        <source>Memory for LanguageTool</source>
        <translation>Память для LanguageTool</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Choose the java program</source>
        <translation>Выбрать программу java</translation>
    </message>
    <message>
        <source>Java</source>
        <translation>Java</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>The writing check is switched off in the settings</source>
        <translation>Проверка текста выключена в настройках</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Замечаний нет</translation>
    </message>
</context>
<context>
    <name>ClaimPlaces</name>
    <message>
        <source>Correction of: {}</source>
        <translation>Исправление: {}</translation>
    </message>
</context>
<context>
    <name>ClaimsModel</name>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Утверждение</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>Важность</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Цитата</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>own</source>
        <translation>своё</translation>
    </message>
</context>
<context>
    <name>ClaimsTable</name>
    <message>
        <source>Claims</source>
        <translation>Утверждения</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Undo: {what}, task {number}</source>
        <translation>Отменить: {what}, задание {number}</translation>
    </message>
    <message>
        <source>Redo: {what}, task {number}</source>
        <translation>Повторить: {what}, задание {number}</translation>
    </message>
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
    <name>Comparing</name>
    <message>
        <source>with the original</source>
        <translation>с исходным</translation>
    </message>
    <message>
        <source>with {}</source>
        <translation>с {}</translation>
    </message>
    <message>
        <source>with the version before</source>
        <translation>с прежней версией</translation>
    </message>
    <message>
        <source>Compare with the trainer’s version</source>
        <translation>Сравнить с вариантом автора</translation>
    </message>
    <message>
        <source>There is no earlier version of this text.</source>
        <translation>Прежней версии этого текста нет.</translation>
    </message>
</context>
<context>
    <name>Composing</name>
    <message>
        <source>There is no text to insert a quote into.</source>
        <translation>Нет текста, в который можно вставить цитату.</translation>
    </message>
    <message>
        <source>There is no response to quote from.</source>
        <translation>Нет ответа, из которого можно цитировать.</translation>
    </message>
    <message>
        <source>Insert a quote</source>
        <translation>Вставить цитату</translation>
    </message>
    <message>
        <source>A few words of the paragraph</source>
        <translation>Несколько слов абзаца</translation>
    </message>
    <message>
        <source>With this quote the text would be too long.</source>
        <translation>С этой цитатой текст стал бы слишком длинным.</translation>
    </message>
</context>
<context>
    <name>DecisionSection</name>
    <message>
        <source>Reasons</source>
        <translation>Причины</translation>
    </message>
    <message>
        <source>Redirect to</source>
        <translation>Направить к</translation>
    </message>
    <message>
        <source>Wording of the refusal</source>
        <translation>Текст отказа</translation>
    </message>
    <message>
        <source>As the model should say it</source>
        <translation>Как это должна сказать модель</translation>
    </message>
    <message>
        <source>Explanation for colleagues</source>
        <translation>Пояснение для коллег</translation>
    </message>
    <message>
        <source>Why it is decided so; no user reads this</source>
        <translation>Почему решено так; пользователь этого не увидит</translation>
    </message>
    <message>
        <source>Wording of the redirection</source>
        <translation>Текст перенаправления</translation>
    </message>
</context>
<context>
    <name>Delivering</name>
    <message>
        <source>Connecting…</source>
        <translation>Соединение…</translation>
    </message>
    <message>
        <source>the target does not answer</source>
        <translation>хранилище не отвечает</translation>
    </message>
    <message>
        <source>the target does not answer, next try {}</source>
        <translation>хранилище не отвечает, следующая попытка {}</translation>
    </message>
    <message>
        <source>the target is busy, next try {}</source>
        <translation>хранилище занято, следующая попытка {}</translation>
    </message>
    <message>
        <source>stopped, look at it</source>
        <translation>остановлена, взгляните</translation>
    </message>
</context>
<context>
    <name>DeliveryDialog</name>
    <message>
        <source>Delivery</source>
        <translation>Доставка</translation>
    </message>
</context>
<context>
    <name>DeliveryPanel</name>
    <message>
        <source>Progress of the delivery</source>
        <translation>Ход доставки</translation>
    </message>
    <message>
        <source>Deliver now</source>
        <translation>Доставить сейчас</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Target…</source>
        <translation>Хранилище…</translation>
    </message>
    <message>
        <source>Compare with the target</source>
        <translation>Сверить с хранилищем</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Save parcels to a folder…</source>
        <translation>Сохранить пакеты в папку…</translation>
    </message>
    <message>
        <source>Take in receipts…</source>
        <translation>Принять квитанции…</translation>
    </message>
    <message>
        <source>Deliver this parcel</source>
        <translation>Доставить пакет</translation>
    </message>
    <message>
        <source>No finished work yet</source>
        <translation>Готовой работы пока нет</translation>
    </message>
    <message>
        <source>What you finish is listed here until its receipt has come.</source>
        <translation>Готовое стоит здесь, пока не придёт квитанция.</translation>
    </message>
    <message>
        <source>No target yet</source>
        <translation>Хранилище не выбрано</translation>
    </message>
    <message>
        <source>Choose a target…</source>
        <translation>Выбрать хранилище…</translation>
    </message>
    <message>
        <source>paused, its work stays here</source>
        <translation>приостановлена, работа остаётся здесь</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) came back</source>
        <translation>
            <numerusform>вернулось %n задание</numerusform>
            <numerusform>вернулись %n задания</numerusform>
            <numerusform>вернулось %n заданий</numerusform>
        </translation>
    </message>
    <message>
        <source>in no parcel yet, can be taken back</source>
        <translation>ещё не в пакете, можно отменить</translation>
    </message>
    <message numerus="yes">
        <source>%n judgment(s)</source>
        <translation>
            <numerusform>%n готовое задание</numerusform>
            <numerusform>%n готовых задания</numerusform>
            <numerusform>%n готовых заданий</numerusform>
        </translation>
    </message>
    <message>
        <source>Let this batch go</source>
        <translation>Отпустить партию</translation>
    </message>
    <message>
        <source>Keep this batch here</source>
        <translation>Придержать партию</translation>
    </message>
    <message>
        <source>{} The reason: {}.</source>
        <translation>{} Причина: {}.</translation>
    </message>
    <message>
        <source>What you finish in this batch stays here until you let it go.</source>
        <translation>Готовое из этой партии останется здесь, пока вы её не отпустите.</translation>
    </message>
    <message>
        <source>Let this parcel go</source>
        <translation>Отпустить пакет</translation>
    </message>
    <message>
        <source>Keep this parcel here</source>
        <translation>Придержать пакет</translation>
    </message>
    <message>
        <source>Parcels of finished work</source>
        <translation>Пакеты готовой работы</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Пакет</translation>
    </message>
    <message>
        <source>Judgments</source>
        <translation>Заданий</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Попыток</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Когда</translation>
    </message>
</context>
<context>
    <name>DeliveryScreen</name>
    <message>
        <source>Finished work goes to {} from now on.</source>
        <translation>Готовая работа теперь доставляется в {}.</translation>
    </message>
    <message>
        <source>Finished work stays here until you choose where it goes.</source>
        <translation>Готовая работа остаётся здесь, пока вы не выберете, куда её доставлять.</translation>
    </message>
    <message>
        <source>Last in touch at {}.</source>
        <translation>Последняя связь в {}.</translation>
    </message>
    <message>
        <source>Delivers by itself, next at {}.</source>
        <translation>Доставляется само, следующий раз в {}.</translation>
    </message>
    <message>
        <source>Delivers when you say so.</source>
        <translation>Доставляется, когда вы скажете.</translation>
    </message>
    <message>
        <source>Wait until the delivery is finished.</source>
        <translation>Дождитесь конца доставки.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Сверка…</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) sent again.</source>
        <translation>
            <numerusform>Ещё раз отправлен %n пакет.</numerusform>
            <numerusform>Ещё раз отправлены %n пакета.</numerusform>
            <numerusform>Ещё раз отправлено %n пакетов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for parcels</source>
        <translation>Папка для пакетов</translation>
    </message>
    <message>
        <source>There is no parcel to save.</source>
        <translation>Сохранять нечего.</translation>
    </message>
    <message>
        <source>{} to {}. They count once their receipts have come back.</source>
        <translation>{} в {}. Они будут засчитаны, когда вернутся квитанции.</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) saved</source>
        <translation>
            <numerusform>Сохранён %n пакет</numerusform>
            <numerusform>Сохранены %n пакета</numerusform>
            <numerusform>Сохранено %n пакетов</numerusform>
        </translation>
    </message>
    <message>
        <source>Take in receipts</source>
        <translation>Принять квитанции</translation>
    </message>
    <message>
        <source>Receipts (*.json);;All files (*)</source>
        <translation>Квитанции (*.json);;Все файлы (*)</translation>
    </message>
    <message>
        <source>The folder {} is not there. Your work is safe here.</source>
        <translation>Папки {} нет. Ваша работа цела.</translation>
    </message>
    <message>
        <source>The parcels could not be saved: {}. Choose another folder.</source>
        <translation>Пакеты не сохранились: {}. Выберите другую папку.</translation>
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
        <source>Something went wrong inside the program ({}). Your work is saved; the log tells where. If it looks odd, close the window and start it again.</source>
        <translation>Внутри программы что-то пошло не так ({}). Ваша работа сохранена; место ошибки записано в журнал. Если окно выглядит странно, закройте его и запустите программу снова.</translation>
    </message>
</context>
<context>
    <name>DiffChoosers</name>
    <message>
        <source>View of changes</source>
        <translation>Вид изменений</translation>
    </message>
    <message>
        <source>What the text is compared with</source>
        <translation>С чем сравнивается текст</translation>
    </message>
    <message>
        <source>with nothing</source>
        <translation>ни с чем</translation>
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
</context>
<context>
    <name>DoubtBar</name>
    <message>
        <source>Is this as you mean it?</source>
        <translation>Так и задумано?</translation>
    </message>
    <message>
        <source>Done anyway</source>
        <translation>Всё равно готово</translation>
    </message>
    <message>
        <source>Look at it again</source>
        <translation>Посмотреть ещё раз</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show: {}</source>
        <translation>Показать: {}</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>Больше не спрашивать</translation>
    </message>
    <message>
        <source>Do not ask this again in this batch</source>
        <translation>Больше не спрашивать об этом в этой партии</translation>
    </message>
    <message>
        <source>Do not ask again in this batch: {}</source>
        <translation>Больше не спрашивать в этой партии: {}</translation>
    </message>
</context>
<context>
    <name>Doubting</name>
    <message>
        <source>From now on every doubt is asked about in this batch.</source>
        <translation>Теперь в этой партии снова спрашивается обо всех сомнениях.</translation>
    </message>
</context>
<context>
    <name>DuplicatesSection</name>
    <message>
        <source>from {} % on</source>
        <translation>от {} %</translation>
    </message>
    <message>
        <source>Nothing repeats</source>
        <translation>Повторов нет</translation>
    </message>
    <message>
        <source>Another repetition…</source>
        <translation>Другой повтор…</translation>
    </message>
    <message>
        <source>No two responses are so much alike.</source>
        <translation>Настолько похожих ответов нет.</translation>
    </message>
    <message>
        <source>{} repeats {} · {} %</source>
        <translation>{} повторяет {} · {} %</translation>
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
        <source>This text is too long to be edited here. Nothing of it was changed.</source>
        <translation>Этот текст слишком длинный, чтобы править его здесь. В нём ничего не изменено.</translation>
    </message>
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
        <source>Prompt</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Editor, changes, issues or outline of the prompt</source>
        <translation>Редактор, изменения, замечания или план запроса</translation>
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
        <source>No changes</source>
        <translation>Без изменений</translation>
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
</context>
<context>
    <name>EditorPages</name>
    <message>
        <source>Nothing is being written</source>
        <translation>Сейчас ничего не пишется</translation>
    </message>
    <message>
        <source>Press Ctrl+E to rewrite the selected response, or Ctrl+Shift+G to write your own answer.</source>
        <translation>Нажмите Ctrl+E, чтобы править выбранный ответ, или Ctrl+Shift+G, чтобы написать свой.</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor</source>
        <translation>Редактор</translation>
    </message>
</context>
<context>
    <name>EditorViews</name>
    <message>
        <source>Compared with nothing</source>
        <translation>Ни с чем не сравнивается</translation>
    </message>
    <message>
        <source>Choose above what to compare the text with.</source>
        <translation>Выберите выше, с чем сравнить текст.</translation>
    </message>
</context>
<context>
    <name>ExamBar</name>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Hand in…</source>
        <translation>Сдать…</translation>
    </message>
    <message>
        <source>{} of {} done</source>
        <translation>Готово {} из {}</translation>
    </message>
    <message>
        <source>No time limit</source>
        <translation>Без ограничения времени</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>Осталось {}</translation>
    </message>
</context>
<context>
    <name>ExamPage</name>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message numerus="yes">
        <source>A test of %n task(s).</source>
        <translation>
            <numerusform>Тест из %n задания.</numerusform>
            <numerusform>Тест из %n заданий.</numerusform>
            <numerusform>Тест из %n заданий.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where a question seems wrong to you, dispute it with a remark beside it.</source>
        <translation>Если вопрос кажется вам неверным, оспорьте его: оставьте рядом замечание.</translation>
    </message>
    <message>
        <source>What is unfinished at the end is handed in as it stands.</source>
        <translation>Незаконченное в конце сдаётся как есть.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Begin the test</source>
        <translation>Начать тест</translation>
    </message>
    <message>
        <source>There is no time limit.</source>
        <translation>Время не ограничено.</translation>
    </message>
    <message>
        <source>Paused. {} left.</source>
        <translation>Пауза. Осталось {}.</translation>
    </message>
    <message>
        <source>You have {} for all of it.</source>
        <translation>На всё отведено {}.</translation>
    </message>
    <message>
        <source>You can pause; the clock also stands while the program is closed.</source>
        <translation>Можно делать паузы; часы стоят и пока программа закрыта.</translation>
    </message>
    <message>
        <source>There are no pauses: the clock runs on even while the program is closed.</source>
        <translation>Пауз нет: часы идут, даже когда программа закрыта.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export finished work</source>
        <translation>Выгрузить готовое</translation>
    </message>
    <message>
        <source>How texts are written</source>
        <translation>Как записать тексты</translation>
    </message>
    <message>
        <source>Pairs of a ranking</source>
        <translation>Пары из порядка</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>Равные ответы</translation>
    </message>
    <message>
        <source>Rewrites</source>
        <translation>Правки</translation>
    </message>
    <message>
        <source>All bad</source>
        <translation>Все плохи</translation>
    </message>
    <message>
        <source>Say how far apart both are</source>
        <translation>Указать, насколько один лучше</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(нет)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>Everything, as it was sealed</source>
        <translation>Всё, как было опечатано</translation>
    </message>
    <message>
        <source>Table, exact</source>
        <translation>Таблица, точная</translation>
    </message>
    <message>
        <source>Table, safe to open in a spreadsheet</source>
        <translation>Таблица, безопасная для Excel и подобных</translation>
    </message>
    <message>
        <source>TRL: preference pairs</source>
        <translation>TRL: пары предпочтений</translation>
    </message>
    <message>
        <source>TRL: good and bad completions (KTO)</source>
        <translation>TRL: хорошие и плохие ответы (KTO)</translation>
    </message>
    <message>
        <source>TRL: texts to imitate (SFT)</source>
        <translation>TRL: тексты для подражания (SFT)</translation>
    </message>
    <message>
        <source>OpenAI: preference pairs</source>
        <translation>OpenAI: пары предпочтений</translation>
    </message>
    <message>
        <source>OpenAI: chats to imitate</source>
        <translation>OpenAI: беседы для подражания</translation>
    </message>
    <message>
        <source>Pairs of dialogues (HH)</source>
        <translation>Пары диалогов (HH)</translation>
    </message>
    <message>
        <source>HelpSteer2: ratings</source>
        <translation>HelpSteer2: оценки</translation>
    </message>
    <message>
        <source>HelpSteer2: preferences</source>
        <translation>HelpSteer2: предпочтения</translation>
    </message>
    <message>
        <source>HelpSteer3: comparisons</source>
        <translation>HelpSteer3: сравнения</translation>
    </message>
    <message>
        <source>UltraFeedback: ratings</source>
        <translation>UltraFeedback: оценки</translation>
    </message>
    <message>
        <source>Arena: battles</source>
        <translation>Арена: поединки</translation>
    </message>
    <message>
        <source>OpenAssistant: trees</source>
        <translation>OpenAssistant: деревья</translation>
    </message>
    <message>
        <source>OpenAssistant: messages</source>
        <translation>OpenAssistant: сообщения</translation>
    </message>
    <message>
        <source>Label Studio: tasks</source>
        <translation>Label Studio: задания</translation>
    </message>
    <message>
        <source>Label Studio: labelling interface</source>
        <translation>Label Studio: интерфейс разметки</translation>
    </message>
    <message>
        <source>Argilla: records</source>
        <translation>Argilla: записи</translation>
    </message>
    <message>
        <source>Argilla: settings of a dataset</source>
        <translation>Argilla: настройки набора данных</translation>
    </message>
    <message>
        <source>Left behind: ties, degrees, ratings, reasons, who judged and when.</source>
        <translation>Не войдут: равные ответы, степени, оценки, обоснования, кто и когда судил.</translation>
    </message>
    <message>
        <source>Left behind: ratings, texts of your own, models. Both bad has no place.</source>
        <translation>Не войдут: оценки, ваши тексты, модели. Для «оба плохи» места нет.</translation>
    </message>
    <message>
        <source>Left behind: every other response and all that was said about it.</source>
        <translation>Не войдут: все прочие ответы и всё сказанное о них.</translation>
    </message>
    <message>
        <source>Left behind: ratings, reasons, degrees, all bad, system prompts.</source>
        <translation>Не войдут: оценки, обоснования, степени, «все плохи», системные запросы.</translation>
    </message>
    <message>
        <source>Nothing is left behind.</source>
        <translation>Войдёт всё.</translation>
    </message>
    <message>
        <source>Left behind: what the file said beside the texts.</source>
        <translation>Не войдёт: что говорил файл помимо текстов.</translation>
    </message>
    <message>
        <source>Left behind: what the file said beside the texts. Formulas get an apostrophe.</source>
        <translation>Не войдёт: что говорил файл помимо текстов. Перед формулами встанет апостроф.</translation>
    </message>
    <message>
        <source>Left behind: responses between the first place and the last, ratings, reasons.</source>
        <translation>Не войдут: ответы между первым и последним местом, оценки, обоснования.</translation>
    </message>
    <message>
        <source>Left behind: rankings, texts of your own, responses without all five ratings.</source>
        <translation>Не войдут: порядок, ваши тексты, ответы без всех пяти оценок.</translation>
    </message>
    <message>
        <source>Left behind: rankings, texts of your own, other axes, conversations.</source>
        <translation>Не войдут: порядок, ваши тексты, другие шкалы, беседы.</translation>
    </message>
    <message>
        <source>Left behind: degrees, ratings, texts of your own, responses of unknown models.</source>
        <translation>Не войдут: степени, оценки, ваши тексты, ответы неизвестных моделей.</translation>
    </message>
    <message>
        <source>Left behind: models, the order shown, facts, marks in texts of your own.</source>
        <translation>Не войдут: модели, порядок показа, факты, пометки в ваших текстах.</translation>
    </message>
    <message>
        <source>Holds no work: the controls that a project needs for these tasks.</source>
        <translation>Работы в нём нет: только элементы, нужные проекту для этих заданий.</translation>
    </message>
    <message>
        <source>Left behind: the order shown, facts, marks in texts of your own.</source>
        <translation>Не войдут: порядок показа, факты, пометки в ваших текстах.</translation>
    </message>
    <message>
        <source>Holds no work: the questions that a dataset needs for these records.</source>
        <translation>Работы в нём нет: только вопросы, нужные набору данных для этих записей.</translation>
    </message>
    <message>
        <source>As texts, single questions alone</source>
        <translation>Текстами, только одиночные вопросы</translation>
    </message>
    <message>
        <source>As messages</source>
        <translation>Сообщениями</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>The best with the worst</source>
        <translation>Лучший с худшим</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Соседние</translation>
    </message>
    <message>
        <source>Keep where the format knows ties</source>
        <translation>Сохранить, где формат их знает</translation>
    </message>
    <message>
        <source>Leave out the pair</source>
        <translation>Не брать пару</translation>
    </message>
    <message>
        <source>Leave out the task</source>
        <translation>Не брать задание</translation>
    </message>
    <message>
        <source>Prefer over the original and put in its place</source>
        <translation>Предпочесть исходному и поставить на его место</translation>
    </message>
    <message>
        <source>Prefer over the original</source>
        <translation>Предпочесть исходному</translation>
    </message>
    <message>
        <source>Put in the original&apos;s place</source>
        <translation>Поставить на место исходного</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Не брать</translation>
    </message>
    <message>
        <source>Write as bad</source>
        <translation>Записать как плохие</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>the task was changed</source>
        <translation>задание изменено</translation>
    </message>
    <message>
        <source>nothing is preferred</source>
        <translation>ничего не предпочтено</translation>
    </message>
    <message>
        <source>the prompt has several turns</source>
        <translation>в запросе несколько реплик</translation>
    </message>
    <message>
        <source>equally good</source>
        <translation>одинаково хороши</translation>
    </message>
    <message>
        <source>the same text</source>
        <translation>один и тот же текст</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>нет текста</translation>
    </message>
    <message>
        <source>neither best nor worst</source>
        <translation>не лучший и не худший</translation>
    </message>
    <message>
        <source>all bad</source>
        <translation>все плохи</translation>
    </message>
    <message>
        <source>not rated on these axes</source>
        <translation>нет оценок по этим шкалам</translation>
    </message>
    <message>
        <source>another scale</source>
        <translation>другая шкала</translation>
    </message>
    <message>
        <source>the model is unknown</source>
        <translation>модель неизвестна</translation>
    </message>
    <message>
        <source>somebody else speaks in the prompt</source>
        <translation>в запросе говорит кто-то ещё</translation>
    </message>
    <message>
        <source>would be read differently</source>
        <translation>прочлось бы иначе</translation>
    </message>
    <message>
        <source>no place in the format</source>
        <translation>в формате нет места</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>слишком длинно</translation>
    </message>
    <message>
        <source>repeats another</source>
        <translation>повторяет другой</translation>
    </message>
    <message>
        <source>sent back by a reviewer</source>
        <translation>возвращено рецензентом</translation>
    </message>
    <message>
        <source>a second verdict</source>
        <translation>второе суждение</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Open a batch first.</source>
        <translation>Сначала откройте партию.</translation>
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
        <source>{}, {} ({})</source>
        <translation>{}, {} ({})</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>Nothing was exported. {}</source>
        <translation>Ничего не выгружено. {}</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>This task asks for no facts.</source>
        <translation>В этом задании факты не проверяют.</translation>
    </message>
    <message>
        <source>There is no sentence at the cursor.</source>
        <translation>Рядом с курсором нет предложения.</translation>
    </message>
    <message>
        <source>Select the correction in the rewrite first.</source>
        <translation>Сначала выделите исправление в правке.</translation>
    </message>
    <message>
        <source>Set right: {}</source>
        <translation>Исправлено: {}</translation>
    </message>
    <message>
        <source>“{}” is no address of a page. A source is an http or https address; a book or a paper goes into the quote.</source>
        <translation>«{}» — не адрес страницы. Источник — это адрес http или https; книгу или статью назовите в цитате.</translation>
    </message>
</context>
<context>
    <name>FactsPane</name>
    <message>
        <source>Facts</source>
        <translation>Факты</translation>
    </message>
    <message>
        <source>Sentences without a claim</source>
        <translation>Предложения без утверждений</translation>
    </message>
    <message>
        <source>Claims found again</source>
        <translation>Утверждения, найденные снова</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Утверждения</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Не взято</translation>
    </message>
    <message>
        <source>Found again</source>
        <translation>Найдено снова</translation>
    </message>
    <message>
        <source>You said that nothing is claimed.</source>
        <translation>Вы указали, что утверждений нет.</translation>
    </message>
    <message numerus="yes">
        <source>%n undecided</source>
        <translation>
            <numerusform>%n без оценки</numerusform>
            <numerusform>%n без оценки</numerusform>
            <numerusform>%n без оценки</numerusform>
        </translation>
    </message>
    <message>
        <source>All are decided</source>
        <translation>Все оценены</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Связать</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Join all</source>
        <translation>Связать все</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>Взять все</translation>
    </message>
    <message>
        <source>Every sentence is taken</source>
        <translation>Все предложения взяты</translation>
    </message>
    <message>
        <source>No claim was found again</source>
        <translation>Повторов утверждений не найдено</translation>
    </message>
    <message>
        <source>A lower likeness offers more sentences.</source>
        <translation>Чем ниже сходство, тем больше предложений.</translation>
    </message>
    <message>
        <source>No claim yet</source>
        <translation>Утверждений пока нет</translation>
    </message>
    <message>
        <source>Put the cursor into a sentence of a response and press Ctrl+T, or take sentences from the list “Not taken”.</source>
        <translation>Поставьте курсор в предложение ответа и нажмите Ctrl+T или возьмите предложения из списка «Не взято».</translation>
    </message>
    <message>
        <source>other numbers</source>
        <translation>другие числа</translation>
    </message>
    <message>
        <source>Claims, sentences without one, claims found again</source>
        <translation>Утверждения, предложения без них, повторы</translation>
    </message>
    <message>
        <source>Take the sentence</source>
        <translation>Взять предложение</translation>
    </message>
    <message>
        <source>Likeness from</source>
        <translation>Сходство от</translation>
    </message>
    <message>
        <source>Likeness from which on claims are found again</source>
        <translation>Сходство, с которого утверждения считаются найденными снова</translation>
    </message>
    <message>
        <source>What can be done with this claim</source>
        <translation>Что можно сделать с этим утверждением</translation>
    </message>
    <message>
        <source>Close the facts</source>
        <translation>Закрыть факты</translation>
    </message>
</context>
<context>
    <name>FactsSection</name>
    <message>
        <source>Check the facts</source>
        <translation>Проверить факты</translation>
    </message>
    <message>
        <source>Nothing is claimed</source>
        <translation>Утверждений нет</translation>
    </message>
</context>
<context>
    <name>FieldNote</name>
    <message>
        <source>Dispute this question</source>
        <translation>Оспорить вопрос</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>Что с ним не так?</translation>
    </message>
    <message>
        <source>Note for the reviewer</source>
        <translation>Пометка для проверяющего</translation>
    </message>
    <message>
        <source>What should they know?</source>
        <translation>Что ему нужно знать?</translation>
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
        <source>Add to the batch&apos;s dictionary</source>
        <translation>В словарь партии</translation>
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
    <name>FindingSteps</name>
    <message>
        <source>No findings in the texts of this task.</source>
        <translation>В текстах этого задания замечаний нет.</translation>
    </message>
    <message>
        <source>The texts of this task are still being checked.</source>
        <translation>Тексты этого задания ещё проверяются.</translation>
    </message>
    <message>
        <source>As the batch says</source>
        <translation>Как указано в партии</translation>
    </message>
</context>
<context>
    <name>FindingsPane</name>
    <message>
        <source>Close the findings</source>
        <translation>Закрыть замечания</translation>
    </message>
    <message>
        <source>Findings in {}</source>
        <translation>Замечания к {}</translation>
    </message>
</context>
<context>
    <name>FormEditor</name>
    <message>
        <source>Forms</source>
        <translation>Формы</translation>
    </message>
    <message>
        <source>Name of the form</source>
        <translation>Название формы</translation>
    </message>
    <message>
        <source>Questions of the form</source>
        <translation>Вопросы формы</translation>
    </message>
    <message>
        <source>Guidelines of the form</source>
        <translation>Указания формы</translation>
    </message>
    <message>
        <source>The form is not right yet: {}</source>
        <translation>В форме ещё ошибка: {}</translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>Сохранить форму</translation>
    </message>
    <message>
        <source>Forms ({})</source>
        <translation>Формы ({})</translation>
    </message>
    <message>
        <source>{} could not be written: {}</source>
        <translation>Не удалось записать {}: {}</translation>
    </message>
    <message>
        <source>Saved as {}.</source>
        <translation>Сохранено: {}.</translation>
    </message>
    <message>
        <source>Not right yet: {}</source>
        <translation>Ещё ошибка: {}</translation>
    </message>
    <message>
        <source>Make a batch…</source>
        <translation>Собрать пакет…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Begin from</source>
        <translation>Начать с</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>Добавить вопрос</translation>
    </message>
    <message>
        <source>Move the question up (Alt+Up)</source>
        <translation>Вопрос выше (Alt+Up)</translation>
    </message>
    <message>
        <source>Move the question down (Alt+Down)</source>
        <translation>Вопрос ниже (Alt+Down)</translation>
    </message>
    <message>
        <source>Copy the question (Ctrl+Shift+D)</source>
        <translation>Копировать вопрос (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>Take the question out (Ctrl+Delete)</source>
        <translation>Убрать вопрос (Ctrl+Delete)</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Файл…</translation>
    </message>
    <message>
        <source>Open a form</source>
        <translation>Открыть форму</translation>
    </message>
    <message>
        <source>Edit another form?</source>
        <translation>Взять другую форму?</translation>
    </message>
    <message>
        <source>The form you work on is in no file yet. Undo brings it back.</source>
        <translation>Текущей формы ещё нет в файле. Отмена вернёт её.</translation>
    </message>
    <message>
        <source>Edit the other</source>
        <translation>Взять другую</translation>
    </message>
</context>
<context>
    <name>FormPreview</name>
    <message>
        <source>Responses of the task it is tried on</source>
        <translation>Ответов в пробном задании</translation>
    </message>
    <message>
        <source>Tried on a task with so many responses:</source>
        <translation>Проба на задании, ответов:</translation>
    </message>
    <message>
        <source>Response {} of the sample task.</source>
        <translation>Ответ {} пробного задания.</translation>
    </message>
    <message>
        <source>The prompt of the sample task.</source>
        <translation>Запрос пробного задания.</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Texts for the batch</source>
        <translation>Тексты для пакета</translation>
    </message>
    <message>
        <source>Texts (*.tdbatch *.jsonl *.json *.csv *.tsv);;All files (*)</source>
        <translation>Тексты (*.tdbatch *.jsonl *.json *.csv *.tsv);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Save the batch</source>
        <translation>Сохранить пакет</translation>
    </message>
    <message>
        <source>Batches (*.tdbatch)</source>
        <translation>Пакеты (*.tdbatch)</translation>
    </message>
    <message numerus="yes">
        <source>{file}: a batch of %n task(s).</source>
        <translation>
            <numerusform>{file}: пакет из %n задания.</numerusform>
            <numerusform>{file}: пакет из %n заданий.</numerusform>
            <numerusform>{file}: пакет из %n заданий.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>Good: {}</source>
        <translation>Хорошо: {}</translation>
    </message>
    <message>
        <source>Not as it should be: {}</source>
        <translation>Не так, как надо: {}</translation>
    </message>
    <message>
        <source>Not possible: {}</source>
        <translation>Нельзя: {}</translation>
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
    <name>Histories</name>
    <message>
        <source>History of the note</source>
        <translation>История заметки</translation>
    </message>
    <message>
        <source>History: {}</source>
        <translation>История: {}</translation>
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
        <source>OpenAssistant messages</source>
        <translation>Сообщения OpenAssistant</translation>
    </message>
    <message>
        <source>A preference data set</source>
        <translation>Набор предпочтений</translation>
    </message>
    <message>
        <source>Completions labelled good or bad</source>
        <translation>Ответы с пометкой «хорошо» или «плохо»</translation>
    </message>
    <message>
        <source>Conversations to imitate</source>
        <translation>Беседы для подражания</translation>
    </message>
    <message>
        <source>Battles of an arena</source>
        <translation>Поединки арены</translation>
    </message>
    <message>
        <source>A table of battles</source>
        <translation>Таблица поединков</translation>
    </message>
    <message>
        <source>HelpSteer2 ratings</source>
        <translation>Оценки HelpSteer2</translation>
    </message>
    <message>
        <source>HelpSteer2 preferences</source>
        <translation>Предпочтения HelpSteer2</translation>
    </message>
    <message>
        <source>HelpSteer3 comparisons</source>
        <translation>Сравнения HelpSteer3</translation>
    </message>
    <message>
        <source>UltraFeedback</source>
        <translation>UltraFeedback</translation>
    </message>
    <message>
        <source>Label Studio tasks</source>
        <translation>Задания Label Studio</translation>
    </message>
    <message>
        <source>Argilla records</source>
        <translation>Записи Argilla</translation>
    </message>
    <message>
        <source>Dialogues of a red team</source>
        <translation>Диалоги испытателей</translation>
    </message>
    <message>
        <source>XSTest prompts</source>
        <translation>Запросы XSTest</translation>
    </message>
    <message>
        <source>Answers with checked facts</source>
        <translation>Ответы с проверенными фактами</translation>
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
        <source>Batches and parcels (*.tdbatch *.tddone *.jsonl *.json *.csv *.tsv);;All files (*)</source>
        <translation>Партии и пакеты (*.tdbatch *.tddone *.jsonl *.json *.csv *.tsv);;Все файлы (*)</translation>
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
    <name>LabelButton</name>
    <message>
        <source>{title}: mark as this ({key})</source>
        <translation>{title}: пометить так ({key})</translation>
    </message>
</context>
<context>
    <name>LanguageToolDialog</name>
    <message>
        <source>Install LanguageTool</source>
        <translation>Установить LanguageTool</translation>
    </message>
    <message>
        <source>Download version {} (about 250 MB, its hash is checked)</source>
        <translation>Скачать версию {} (около 250 МБ, контрольная сумма проверяется)</translation>
    </message>
    <message>
        <source>From a zip file or folder on this computer</source>
        <translation>Из zip-файла или папки на этом компьютере</translation>
    </message>
    <message>
        <source>Through Maven, from its own registry</source>
        <translation>Через Maven, из его собственного репозитория</translation>
    </message>
    <message>
        <source>Zip file or folder</source>
        <translation>Zip-файл или папка</translation>
    </message>
    <message>
        <source>Zip file…</source>
        <translation>Zip-файл…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Папка…</translation>
    </message>
    <message>
        <source>Languages that Maven brings</source>
        <translation>Языки, которые привезёт Maven</translation>
    </message>
    <message>
        <source>All languages, or some: ru, de</source>
        <translation>Все языки или некоторые: ru, de</translation>
    </message>
    <message>
        <source>LanguageTool itself needs {}; these come along.</source>
        <translation>Самому LanguageTool нужны {}; они приедут тоже.</translation>
    </message>
    <message>
        <source>Progress of the installation</source>
        <translation>Ход установки</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Установить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>LanguageTool as a zip file</source>
        <translation>LanguageTool в zip-файле</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip-файлы (*.zip)</translation>
    </message>
    <message>
        <source>Folder with LanguageTool</source>
        <translation>Папка с LanguageTool</translation>
    </message>
    <message>
        <source>LanguageTool checks grammar and style on this computer; no text leaves it. It needs Java 17 or newer and about 1 GB of memory while it works.</source>
        <translation>LanguageTool проверяет грамматику и стиль на этом компьютере; тексты его не покидают. Нужны Java 17 или новее и около 1 ГБ памяти во время работы.</translation>
    </message>
    <message>
        <source>It is put into {}.</source>
        <translation>Будет установлен в {}.</translation>
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
    <name>MarkDetails</name>
    <message>
        <source>Comment on the mark</source>
        <translation>Комментарий к пометке</translation>
    </message>
    <message>
        <source>Comment (Ctrl+Shift+C)</source>
        <translation>Комментарий (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>All like it</source>
        <translation>Все такие</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>It is still right</source>
        <translation>Всё ещё верно</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>Показать место</translation>
    </message>
    <message>
        <source>Delete the mark</source>
        <translation>Удалить пометку</translation>
    </message>
    <message>
        <source>The text below this mark was changed since.</source>
        <translation>Текст под этой пометкой с тех пор изменён.</translation>
    </message>
    <message>
        <source>The text below this mark was removed.</source>
        <translation>Текст под этой пометкой удалён.</translation>
    </message>
    <message>
        <source>Proposed by a word list.</source>
        <translation>Предложено списком слов.</translation>
    </message>
    <message>
        <source>Proposed by a word list and rejected.</source>
        <translation>Предложено списком слов и отклонено.</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>This task asks for no marks.</source>
        <translation>В этом задании помечать не нужно.</translation>
    </message>
    <message>
        <source>Nothing is proposed here.</source>
        <translation>Здесь ничего не предложено.</translation>
    </message>
    <message>
        <source>No marks yet.</source>
        <translation>Пометок пока нет.</translation>
    </message>
    <message>
        <source>Choose a mark first.</source>
        <translation>Сначала выберите пометку.</translation>
    </message>
    <message>
        <source>This form asks for no marks in this text.</source>
        <translation>По этой форме в этом тексте ничего не помечают.</translation>
    </message>
    <message>
        <source>Select words of the plain text first.</source>
        <translation>Сначала выделите слова в простом тексте.</translation>
    </message>
    <message>
        <source>Choose a proposal first.</source>
        <translation>Сначала выберите предложение списка.</translation>
    </message>
</context>
<context>
    <name>MarksList</name>
    <message>
        <source>Marks</source>
        <translation>Пометки</translation>
    </message>
    <message>
        <source>severity {}</source>
        <translation>тяжесть {}</translation>
    </message>
    <message>
        <source>text changed</source>
        <translation>текст изменён</translation>
    </message>
    <message>
        <source>text removed</source>
        <translation>текст удалён</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>предложено</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>отклонено</translation>
    </message>
</context>
<context>
    <name>MarksOnScreen</name>
    <message>
        <source>Prompt</source>
        <translation>Запрос</translation>
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
        <translation>Для руководителя</translation>
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
    <name>NoticeBoard</name>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Not saved. {} What you typed is still here and is tried again every few seconds.</source>
        <translation>Не сохранено. {} Набранное осталось на экране; запись повторяется каждые несколько секунд.</translation>
    </message>
    <message>
        <source>Saved again. Nothing was lost.</source>
        <translation>Снова сохраняется. Ничего не потеряно.</translation>
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
    <name>OutlineView</name>
    <message>
        <source>Outline of the prompt</source>
        <translation>План запроса</translation>
    </message>
    <message>
        <source>The prompt is plain</source>
        <translation>В запросе один текст</translation>
    </message>
    <message>
        <source>It has no headings, lists or questions.</source>
        <translation>В нём нет заголовков, списков и вопросов.</translation>
    </message>
    <message>
        <source>Heading: {}</source>
        <translation>Заголовок: {}</translation>
    </message>
    <message>
        <source>List item: {}</source>
        <translation>Пункт списка: {}</translation>
    </message>
    <message>
        <source>Question: {}</source>
        <translation>Вопрос: {}</translation>
    </message>
</context>
<context>
    <name>PlainEditor</name>
    <message>
        <source>Nothing more fits: the text is as long as a text can be.</source>
        <translation>Больше не помещается: текст уже предельной длины.</translation>
    </message>
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
    <name>Preferences</name>
    <message>
        <source>The settings hold until you close; they cannot be saved.</source>
        <translation>Настройки действуют до закрытия: сохранить их не удалось.</translation>
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
    <name>QuestionFields</name>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Клавиша</translation>
    </message>
    <message>
        <source>The one ranked best</source>
        <translation>Поставленный первым</translation>
    </message>
    <message>
        <source>Any response</source>
        <translation>Любой ответ</translation>
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
        <source>Your answer stands above all of them</source>
        <translation>Ваш ответ стоит выше всех</translation>
    </message>
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
    <name>RemarkBar</name>
    <message>
        <source>Then and now</source>
        <translation>Было и стало</translation>
    </message>
    <message>
        <source>This came back. Look at it again, then finish it anew.</source>
        <translation>Это вернулось. Посмотрите ещё раз и закончите заново.</translation>
    </message>
    <message>
        <source>There is no remark.</source>
        <translation>Замечания нет.</translation>
    </message>
    <message>
        <source>This task was withdrawn. What you wrote is kept and not delivered.</source>
        <translation>Задание отозвано. Написанное вами сохранено и не доставляется.</translation>
    </message>
    <message>
        <source>The texts are the same as then.</source>
        <translation>Тексты те же, что были.</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Answered otherwise now: {}.</source>
        <translation>Теперь отвечено иначе: {}.</translation>
    </message>
</context>
<context>
    <name>Removing</name>
    <message>
        <source>Remove this batch from the desk?</source>
        <translation>Убрать партию со стола?</translation>
    </message>
    <message>
        <source>“{}” goes out of sight. Nothing is deleted: what is finished is still delivered, and opening the file again brings everything back.</source>
        <translation>Партия «{}» скроется из виду. Ничего не удаляется: готовое всё равно будет доставлено, а если открыть файл снова, всё вернётся.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>RepeatRow</name>
    <message>
        <source>Show the difference</source>
        <translation>Показать различия</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Why, if not because it repeats the other</source>
        <translation>Почему, если не из-за повтора</translation>
    </message>
    <message>
        <source>Reason for dropping it</source>
        <translation>Почему отброшен</translation>
    </message>
    <message>
        <source>Keep: {}</source>
        <translation>Оставить: {}</translation>
    </message>
    <message>
        <source>Drop: {}</source>
        <translation>Отбросить: {}</translation>
    </message>
</context>
<context>
    <name>Repeating</name>
    <message>
        <source>{} and {}: {} % alike</source>
        <translation>{} и {}: сходство {} %</translation>
    </message>
</context>
<context>
    <name>RepetitionsDialog</name>
    <message>
        <source>Repetitions in this batch</source>
        <translation>Повторы в этой партии</translation>
    </message>
    <message>
        <source>Nothing was looked for yet.</source>
        <translation>Поиска ещё не было.</translation>
    </message>
    <message>
        <source>{} compared with {}</source>
        <translation>{} в сравнении с: {}</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n задание</numerusform>
            <numerusform>%n задания</numerusform>
            <numerusform>%n заданий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s)</source>
        <translation>
            <numerusform>%n ответ</numerusform>
            <numerusform>%n ответа</numerusform>
            <numerusform>%n ответов</numerusform>
        </translation>
    </message>
    <message>
        <source>word for word</source>
        <translation>слово в слово</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>отброшено</translation>
    </message>
    <message>
        <source>Task {}</source>
        <translation>Задание {}</translation>
    </message>
    <message>
        <source>Task {}, response {}</source>
        <translation>Задание {}, ответ {}</translation>
    </message>
    <message>
        <source>Likeness from which on texts repeat each other</source>
        <translation>Сходство, с которого тексты считаются повторами</translation>
    </message>
    <message>
        <source>Responses of one task</source>
        <translation>Ответы одного задания</translation>
    </message>
    <message>
        <source>Tasks, and responses of different tasks</source>
        <translation>Задания и ответы разных заданий</translation>
    </message>
    <message>
        <source>Find repetitions</source>
        <translation>Найти повторы</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Ход поиска</translation>
    </message>
    <message>
        <source>Groups of texts that repeat each other</source>
        <translation>Группы текстов, повторяющих друг друга</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>Сходство</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Оставлено</translation>
    </message>
    <message>
        <source>No repetitions to show</source>
        <translation>Повторов нет</translation>
    </message>
    <message>
        <source>Texts are compared by the runs of three words that they have in common.</source>
        <translation>Тексты сравнивают по общим цепочкам из трёх слов.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Go to the task</source>
        <translation>Перейти к заданию</translation>
    </message>
    <message>
        <source>Likeness from</source>
        <translation>Сходство от</translation>
    </message>
</context>
<context>
    <name>RepetitionsScreen</name>
    <message>
        <source>Comparing…</source>
        <translation>Сравниваем…</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n группа</numerusform>
            <numerusform>%n группы</numerusform>
            <numerusform>%n групп</numerusform>
        </translation>
    </message>
    <message>
        <source>{}, {} of them word for word</source>
        <translation>{}, из них слово в слово: {}</translation>
    </message>
    <message>
        <source>{}; the first {} are listed</source>
        <translation>{}; показаны первые {}</translation>
    </message>
    <message>
        <source>Nothing repeats.</source>
        <translation>Повторов нет.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Остановлено.</translation>
    </message>
    <message>
        <source>The task is finished.</source>
        <translation>Задание закончено.</translation>
    </message>
    <message>
        <source>The form asks for no repetitions: a response cannot be dropped.</source>
        <translation>В форме нет вопроса о повторах: ответ нельзя отбросить.</translation>
    </message>
    <message>
        <source>It repeats no other response of its own task.</source>
        <translation>Он не повторяет другой ответ своего задания.</translation>
    </message>
    <message>
        <source>Repeats task {} ({} %)</source>
        <translation>Повторяет задание {} ({} %)</translation>
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
    <name>ResponseCheck</name>
    <message>
        <source>Checking…</source>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>No misspelt words; grammar was not checked</source>
        <translation>Опечаток нет; грамматика не проверялась</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Замечаний нет</translation>
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
    <name>RoundNews</name>
    <message>
        <source>Not delivered. {}</source>
        <translation>Не доставлено. {}</translation>
    </message>
    <message>
        <source>Nothing fetched. {}</source>
        <translation>Ничего не получено. {}</translation>
    </message>
</context>
<context>
    <name>RowsField</name>
    <message>
        <source>{}: one more row</source>
        <translation>{}: ещё строка</translation>
    </message>
    <message>
        <source>{}: take the row out</source>
        <translation>{}: убрать строку</translation>
    </message>
    <message>
        <source>{}: move the row up</source>
        <translation>{}: строку выше</translation>
    </message>
    <message>
        <source>{}: move the row down</source>
        <translation>{}: строку ниже</translation>
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
    <name>ScaleField</name>
    <message>
        <source>Asked</source>
        <translation>Спрашивать</translation>
    </message>
    <message>
        <source>{}: asked</source>
        <translation>{}: спрашивать</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Means, in English</source>
        <translation>Значит, по-английски</translation>
    </message>
    <message>
        <source>Means, in Russian</source>
        <translation>Значит, по-русски</translation>
    </message>
    <message>
        <source>{}: what values mean</source>
        <translation>{}: что значат значения</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От</translation>
    </message>
    <message>
        <source>to</source>
        <translation>до</translation>
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
        <source>A folder, or an address such as webdavs://…</source>
        <translation>Папка или адрес вида webdavs://…</translation>
    </message>
    <message>
        <source>Deliver by itself a while after work is done</source>
        <translation>Доставлять само, вскоре после готовности</translation>
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
        <source>Finished work is delivered under this name; else under your login name.</source>
        <translation>Под этим именем доставляется готовая работа; без него — под именем входа в систему.</translation>
    </message>
    <message>
        <source>Finished work goes to</source>
        <translation>Куда доставлять работу</translation>
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
        <source>General</source>
        <translation>Общее</translation>
    </message>
    <message>
        <source>Writing check</source>
        <translation>Проверка текста</translation>
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
    <name>SettingsScreen</name>
    <message>
        <source>Name and language change at the next start.</source>
        <translation>Имя и язык сменятся при следующем запуске.</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>Severity</source>
        <translation>Тяжесть</translation>
    </message>
    <message>
        <source>Severity {}</source>
        <translation>Тяжесть {}</translation>
    </message>
</context>
<context>
    <name>Sitting</name>
    <message>
        <source>This test has no pauses: its clock runs on.</source>
        <translation>В этом тесте пауз нет: часы идут дальше.</translation>
    </message>
    <message>
        <source>Hand the test in?</source>
        <translation>Сдать тест?</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) unfinished. Nothing can be changed afterwards.</source>
        <translation>
            <numerusform>%n задание не закончено. Потом ничего нельзя будет изменить.</numerusform>
            <numerusform>%n задания не закончены. Потом ничего нельзя будет изменить.</numerusform>
            <numerusform>%n заданий не закончены. Потом ничего нельзя будет изменить.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Сдать</translation>
    </message>
    <message numerus="yes">
        <source>The test is handed in. %n task(s) were unfinished and went as they stood.</source>
        <translation>
            <numerusform>Тест сдан. %n задание осталось незаконченным и ушло как есть.</numerusform>
            <numerusform>Тест сдан. %n задания остались незаконченными и ушли как есть.</numerusform>
            <numerusform>Тест сдан. %n заданий остались незаконченными и ушли как есть.</numerusform>
        </translation>
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
    <name>SpansScreen</name>
    <message>
        <source>Label’s key</source>
        <translation>Клавиша метки</translation>
    </message>
    <message>
        <source>While marking: mark what is selected</source>
        <translation>При пометке: пометить выделенное</translation>
    </message>
    <message>
        <source>Alt+1–9</source>
        <translation>Alt+1–9</translation>
    </message>
    <message>
        <source>While marking: severity of the mark, Alt+0 for none</source>
        <translation>При пометке: тяжесть пометки, Alt+0 – без неё</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>While marking: choose the mark at the cursor</source>
        <translation>При пометке: выбрать пометку у курсора</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>While marking: accept the proposal, or comment</source>
        <translation>При пометке: принять предложение или комментировать</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>While marking: delete the mark, reject the proposal</source>
        <translation>При пометке: удалить пометку, отклонить предложение</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>While marking: next text</source>
        <translation>При пометке: следующий текст</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>End marking</source>
        <translation>Закончить помечать</translation>
    </message>
</context>
<context>
    <name>SpansSection</name>
    <message>
        <source>Mark by keys</source>
        <translation>Помечать клавишами</translation>
    </message>
    <message>
        <source>Mark by keys (Ctrl+Shift+M)</source>
        <translation>Помечать клавишами (Ctrl+Shift+M)</translation>
    </message>
    <message>
        <source>Select words, press a label’s key. Esc ends.</source>
        <translation>Выделите слова, нажмите клавишу метки. Esc – конец.</translation>
    </message>
    <message>
        <source>Nothing to mark</source>
        <translation>Помечать нечего</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n отклонено</numerusform>
            <numerusform>%n отклонено</numerusform>
            <numerusform>%n отклонено</numerusform>
        </translation>
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
        <source>{} – {}</source>
        <translation>{} – {}</translation>
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
    <name>TargetDialog</name>
    <message>
        <source>Where finished work goes</source>
        <translation>Куда доставлять готовую работу</translation>
    </message>
    <message>
        <source>Folder or address</source>
        <translation>Папка или адрес</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Trying the address</source>
        <translation>Проверка адреса</translation>
    </message>
    <message>
        <source>Deliver by itself a while after work is done</source>
        <translation>Доставлять само, вскоре после готовности</translation>
    </message>
    <message>
        <source>Deliver there</source>
        <translation>Доставлять туда</translation>
    </message>
    <message>
        <source>{} is new here. Is it the right server?</source>
        <translation>Сервер {} здесь впервые. Это тот самый?</translation>
    </message>
    <message>
        <source>The login is kept in this system&apos;s keyring, nowhere else.</source>
        <translation>Имя и пароль хранятся в связке ключей этой системы и больше нигде.</translation>
    </message>
    <message>
        <source>There is no safe keyring here: the login is kept only until the program ends, and asked for again at the next start.</source>
        <translation>Надёжной связки ключей здесь нет: имя и пароль хранятся до закрытия программы, при следующем запуске их спросят снова.</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Compare this key with the one that whoever keeps the server gave you. It is asked only once; another key later on is refused.</source>
        <translation>Сравните этот ключ с тем, что дал вам владелец сервера. Вопрос задаётся один раз; другой ключ потом не будет принят.</translation>
    </message>
    <message>
        <source>Fingerprint of the server&apos;s key</source>
        <translation>Отпечаток ключа сервера</translation>
    </message>
    <message>
        <source>The key is right</source>
        <translation>Ключ верный</translation>
    </message>
    <message>
        <source>A folder, or an address: webdavs://, https://, sftp://, s3://, gs:// or az://. Never with a password in it; you are asked for that.</source>
        <translation>Папка или адрес: webdavs://, https://, sftp://, s3://, gs:// или az://. Без пароля: его спросят отдельно.</translation>
    </message>
    <message>
        <source>Folder for finished work</source>
        <translation>Папка для готовой работы</translation>
    </message>
</context>
<context>
    <name>Targeting</name>
    <message>
        <source>Give the whole path of a folder, or an address such as webdavs://….</source>
        <translation>Укажите полный путь к папке или адрес вида webdavs://….</translation>
    </message>
    <message>
        <source>Work cannot be delivered there exactly once. Nothing was sent and nothing changed; choose another target or ask whoever keeps it.</source>
        <translation>Туда нельзя доставить работу ровно один раз. Ничего не отправлено и не изменено; выберите другое хранилище или спросите того, кто его ведёт.</translation>
    </message>
    <message>
        <source>This is not the place that was set up under this address before: it was emptied or exchanged. Use it only if whoever keeps it says so. Nothing here was changed.</source>
        <translation>Это не то место, которое было под этим адресом раньше: его очистили или подменили. Пользуйтесь им, только если так скажет тот, кто его ведёт. Здесь ничего не изменено.</translation>
    </message>
    <message>
        <source>Work can be delivered there, but everybody on the way can read it and your password. Better ask for an address that begins with webdavs:// or https://.</source>
        <translation>Доставлять туда можно, но по пути работу и ваш пароль может прочесть любой. Лучше попросите адрес, который начинается с webdavs:// или https://.</translation>
    </message>
    <message>
        <source>Work can be delivered there exactly once.</source>
        <translation>Туда можно доставить работу ровно один раз.</translation>
    </message>
    <message>
        <source>It could not be kept: {}.</source>
        <translation>Не удалось запомнить: {}.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Внутри программы что-то пошло не так.</translation>
    </message>
</context>
<context>
    <name>TaskNotices</name>
    <message>
        <source>Skipped: {}</source>
        <translation>Пропущено: {}</translation>
    </message>
    <message numerus="yes">
        <source>%n finished task(s) stand in the database only: the copy beside it cannot be written. Make room on the disk and it is made up for by itself.</source>
        <translation>
            <numerusform>%n готовое задание есть только в базе данных: копия рядом с ней не пишется. Освободите место на диске, и она будет дополнена сама.</numerusform>
            <numerusform>%n готовых задания есть только в базе данных: копия рядом с ней не пишется. Освободите место на диске, и она будет дополнена сама.</numerusform>
            <numerusform>%n готовых заданий есть только в базе данных: копия рядом с ней не пишется. Освободите место на диске, и она будет дополнена сама.</numerusform>
        </translation>
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
        <source>No unfinished task is left in this batch. Deliver it when you are ready.</source>
        <translation>В этой партии всё готово. Доставьте её, когда будете готовы.</translation>
    </message>
</context>
<context>
    <name>TaskScreen</name>
    <message>
        <source>Ctrl+Shift+R opens it again to change.</source>
        <translation>Ctrl+Shift+R снова откроет его для правки.</translation>
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
    <name>VerdictChips</name>
    <message>
        <source>Answer</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Answer the prompt</source>
        <translation>Ответить на запрос</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Частично</translation>
    </message>
    <message>
        <source>Answer the prompt in part</source>
        <translation>Ответить на запрос частично</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отказать</translation>
    </message>
    <message>
        <source>Refuse to answer</source>
        <translation>Отказаться отвечать</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>К специалисту</translation>
    </message>
    <message>
        <source>Redirect to a specialist</source>
        <translation>Направить к специалисту</translation>
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
        <source>Try the second sample: refuse, mark, check facts, write</source>
        <translation>Попробовать второй пример: отказать, пометить, проверить, написать</translation>
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
    <name>WelcomeScreen</name>
    <message>
        <source>{} of {} done</source>
        <translation>готово {} из {}</translation>
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
    <name>WordsDialog</name>
    <message>
        <source>Your words</source>
        <translation>Ваши слова</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Язык слов</translation>
    </message>
    <message>
        <source>In every batch</source>
        <translation>Во всех партиях</translation>
    </message>
    <message>
        <source>In this batch only</source>
        <translation>Только в этой партии</translation>
    </message>
    <message>
        <source>Where the words are right</source>
        <translation>Где эти слова верны</translation>
    </message>
    <message>
        <source>A word to take for right</source>
        <translation>Слово, которое считать верным</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>No words yet.</source>
        <translation>Слов пока нет.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Words, one a line</source>
        <translation>Слова, по одному в строке</translation>
    </message>
    <message>
        <source>Words (*.txt *.dic)</source>
        <translation>Слова (*.txt *.dic)</translation>
    </message>
    <message numerus="yes">
        <source>%n new word(s)</source>
        <translation>
            <numerusform>%n новое слово</numerusform>
            <numerusform>%n новых слова</numerusform>
            <numerusform>%n новых слов</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {}</source>
        <translation>Записано в {}</translation>
    </message>
    <message>
        <source>This is no word: it is empty, too long, or has a space in it.</source>
        <translation>Это не слово: оно пустое, слишком длинное или с пробелом.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Загрузить…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Выгрузить…</translation>
    </message>
    <message>
        <source>This batch: {}</source>
        <translation>Эта партия: {}</translation>
    </message>
</context>
<context>
    <name>WriteSection</name>
    <message>
        <source>Write</source>
        <translation>Написать</translation>
    </message>
    <message>
        <source>Write in the editor (Ctrl+Shift+G)</source>
        <translation>Писать в редакторе (Ctrl+Shift+G)</translation>
    </message>
    <message>
        <source>{}: write in the editor</source>
        <translation>{}: писать в редакторе</translation>
    </message>
    <message>
        <source>Stands above every response</source>
        <translation>Стоит выше всех ответов</translation>
    </message>
    <message>
        <source>What the answer must say</source>
        <translation>Что должно быть в ответе</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Не начато</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>LanguageTool {} is installed.</source>
        <translation>LanguageTool {} установлен.</translation>
    </message>
</context>
<context>
    <name>WrittenField</name>
    <message>
        <source>Write in the editor</source>
        <translation>Писать в редакторе</translation>
    </message>
    <message>
        <source>{}: write in the editor</source>
        <translation>{}: писать в редакторе</translation>
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
    <name>_Row</name>
    <message>
        <source>Corrected</source>
        <translation>Исправлено</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>{}: accept</source>
        <translation>{}: принять</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>{}: send back with a remark</source>
        <translation>{}: вернуть с замечанием</translation>
    </message>
    <message>
        <source>Remark on {}</source>
        <translation>Замечание: {}</translation>
    </message>
    <message>
        <source>What the trainer is to do</source>
        <translation>Что нужно сделать</translation>
    </message>
    <message>
        <source>The trainer: {}</source>
        <translation>Автор: {}</translation>
    </message>
</context>
<context>
    <name>batch_titles</name>
    <message>
        <source>Second reading · {}</source>
        <translation>Вторая вычитка · {}</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>Checking: off</source>
        <translation>Проверка: выключена</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n замечание</numerusform>
            <numerusform>%n замечания</numerusform>
            <numerusform>%n замечаний</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking: spelling only</source>
        <translation>Проверка: только орфография</translation>
    </message>
    <message>
        <source>Checking: spelling; grammar is starting</source>
        <translation>Проверка: орфография; грамматика запускается</translation>
    </message>
    <message>
        <source>Checking: spelling; grammar as you write</source>
        <translation>Проверка: орфография; грамматика при наборе</translation>
    </message>
    <message>
        <source>Checking: ready</source>
        <translation>Проверка: готова</translation>
    </message>
    <message>
        <source>Spelling only: no LanguageTool</source>
        <translation>Только орфография: нет LanguageTool</translation>
    </message>
    <message>
        <source>Spelling only: LanguageTool is too old</source>
        <translation>Только орфография: LanguageTool устарел</translation>
    </message>
    <message>
        <source>Spelling only: no Java</source>
        <translation>Только орфография: нет Java</translation>
    </message>
    <message>
        <source>Spelling only: Java is too old</source>
        <translation>Только орфография: Java устарела</translation>
    </message>
    <message>
        <source>Spelling only: LanguageTool did not start</source>
        <translation>Только орфография: LanguageTool не запустился</translation>
    </message>
    <message>
        <source>Spelling only: LanguageTool ended</source>
        <translation>Только орфография: LanguageTool завершился</translation>
    </message>
    <message>
        <source>Spelling only: LanguageTool ran out of memory</source>
        <translation>Только орфография: LanguageTool не хватило памяти</translation>
    </message>
    <message>
        <source>Spelling only: LanguageTool does not answer</source>
        <translation>Только орфография: LanguageTool не отвечает</translation>
    </message>
    <message>
        <source>Spelling only: another program answered</source>
        <translation>Только орфография: ответила другая программа</translation>
    </message>
    <message>
        <source>Spelling only: the server does not answer</source>
        <translation>Только орфография: сервер не отвечает</translation>
    </message>
    <message>
        <source>Grammar and style are checked by LanguageTool, which is not installed yet.</source>
        <translation>Грамматику и стиль проверяет LanguageTool, он ещё не установлен.</translation>
    </message>
    <message>
        <source>LanguageTool {} is too old. Install a newer one; 6.6 is the first that will do.</source>
        <translation>LanguageTool {} устарел. Установите новее; подходит начиная с 6.6.</translation>
    </message>
    <message>
        <source>LanguageTool needs Java 17 or newer, and there is none. Install it, or say in the settings where it is.</source>
        <translation>LanguageTool нужна Java 17 или новее, её нет. Установите её или укажите в настройках, где она.</translation>
    </message>
    <message>
        <source>LanguageTool needs Java 17 or newer. Found: {}. Install a newer one, or say in the settings where it is.</source>
        <translation>LanguageTool нужна Java 17 или новее. Найдено: {}. Установите новее или укажите в настройках, где она.</translation>
    </message>
    <message>
        <source>LanguageTool did not start.</source>
        <translation>LanguageTool не запустился.</translation>
    </message>
    <message>
        <source>LanguageTool ended unexpectedly.</source>
        <translation>LanguageTool неожиданно завершился.</translation>
    </message>
    <message>
        <source>LanguageTool ran out of memory. Give it more in the settings.</source>
        <translation>LanguageTool не хватило памяти. Дайте больше в настройках.</translation>
    </message>
    <message>
        <source>LanguageTool did not answer in time.</source>
        <translation>LanguageTool не ответил вовремя.</translation>
    </message>
    <message>
        <source>Another program answered in LanguageTool&apos;s place. No text was sent to it.</source>
        <translation>Вместо LanguageTool ответила другая программа. Тексты ей не отправлены.</translation>
    </message>
    <message>
        <source>The LanguageTool server named in the settings does not answer. Check its address.</source>
        <translation>Сервер LanguageTool из настроек не отвечает. Проверьте его адрес.</translation>
    </message>
    <message>
        <source>It is tried again by itself; spelling goes on.</source>
        <translation>Программа повторит попытку сама; орфография проверяется.</translation>
    </message>
    <message>
        <source>It was tried several times. Spelling goes on.</source>
        <translation>Было несколько попыток. Орфография проверяется.</translation>
    </message>
    <message>
        <source>The dictionary {} cannot be read. Replace or remove it.</source>
        <translation>Словарь {} не читается. Замените или удалите его.</translation>
    </message>
    <message>
        <source>There is no dictionary in this file: a pair of .aff and .dic is needed.</source>
        <translation>В этом файле нет словаря: нужна пара .aff и .dic.</translation>
    </message>
    <message>
        <source>This file is no list of words: one word a line, in UTF-8.</source>
        <translation>Это не список слов: нужно слово на строку, в UTF-8.</translation>
    </message>
    <message>
        <source>This file is no list of ignored findings.</source>
        <translation>Это не список пропускаемых замечаний.</translation>
    </message>
    <message>
        <source>{} cannot be read or written: {}</source>
        <translation>{}: не читается или не записывается: {}</translation>
    </message>
    <message>
        <source>The installation was stopped; nothing of it is left.</source>
        <translation>Установка остановлена; ничего из неё не осталось.</translation>
    </message>
    <message>
        <source>The file is not the one that was published, so it was not used ({}).</source>
        <translation>Файл не тот, что был опубликован, поэтому не использован ({}).</translation>
    </message>
    <message>
        <source>LanguageTool was not installed: {}.</source>
        <translation>LanguageTool не установлен: {}.</translation>
    </message>
</context>
<context>
    <name>claim_menu</name>
    <message>
        <source>Open the source…</source>
        <translation>Открыть источник…</translation>
    </message>
    <message>
        <source>Show the correction</source>
        <translation>Показать исправление</translation>
    </message>
    <message>
        <source>How much it matters</source>
        <translation>Насколько это важно</translation>
    </message>
    <message>
        <source>One more source</source>
        <translation>Ещё один источник</translation>
    </message>
    <message>
        <source>Paste address and quote</source>
        <translation>Вставить адрес и цитату</translation>
    </message>
    <message>
        <source>Make it part of the claim above</source>
        <translation>Присоединить к утверждению выше</translation>
    </message>
    <message>
        <source>It stands only where it was taken from</source>
        <translation>Есть только там, где взято</translation>
    </message>
    <message>
        <source>Take this claim away</source>
        <translation>Убрать это утверждение</translation>
    </message>
    <message>
        <source>What is selected in the rewrite is the correction</source>
        <translation>Выделенное в правке — исправление</translation>
    </message>
    <message>
        <source>There is no correction</source>
        <translation>Исправления нет</translation>
    </message>
    <message>
        <source>Tie to the mark “{}”</source>
        <translation>Связать с пометкой «{}»</translation>
    </message>
    <message>
        <source>Tie to no mark</source>
        <translation>Не связывать с пометкой</translation>
    </message>
</context>
<context>
    <name>claim_words</name>
    <message>
        <source>Undecided</source>
        <translation>Не оценено</translation>
    </message>
    <message>
        <source>Supported</source>
        <translation>Подтверждено</translation>
    </message>
    <message>
        <source>Refuted</source>
        <translation>Опровергнуто</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Спорно</translation>
    </message>
    <message>
        <source>Not checkable</source>
        <translation>Не проверить</translation>
    </message>
    <message>
        <source>Stance?</source>
        <translation>Оценка?</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>Важно?</translation>
    </message>
    <message>
        <source>Source?</source>
        <translation>Источник?</translation>
    </message>
</context>
<context>
    <name>comparison</name>
    <message>
        <source>The target differs from what was sent.</source>
        <translation>В хранилище не то, что было отправлено.</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) are there exactly as delivered</source>
        <translation>
            <numerusform>%n пакет лежит точно таким, как доставлен</numerusform>
            <numerusform>%n пакета лежат точно такими, как доставлены</numerusform>
            <numerusform>%n пакетов лежат точно такими, как доставлены</numerusform>
        </translation>
    </message>
    <message>
        <source>{}. Nothing is missing.</source>
        <translation>{}. Всё на месте.</translation>
    </message>
    <message>
        <source>Nothing was changed, here or there; all of your work is still here. Show this list to whoever keeps the target. Saved parcels can be sent again by hand.</source>
        <translation>Ничего не изменено ни здесь, ни там; вся ваша работа по-прежнему здесь. Покажите этот список тому, кто ведёт хранилище. Сохранённые пакеты можно отправить ещё раз вручную.</translation>
    </message>
    <message>
        <source>The target differs from what was sent</source>
        <translation>В хранилище не то, что было отправлено</translation>
    </message>
    <message>
        <source>Send what is missing again</source>
        <translation>Отправить недостающее ещё раз</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>For %n parcel(s) a receipt came before; they are not looked for.</source>
        <translation>
            <numerusform>На %n пакет уже есть квитанция; он не проверяется.</numerusform>
            <numerusform>На %n пакета уже есть квитанции; они не проверяются.</numerusform>
            <numerusform>На %n пакетов уже есть квитанции; они не проверяются.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) went to another target before. They count as delivered there and are not looked for here.</source>
        <translation>
            <numerusform>%n пакет раньше ушёл в другое хранилище. Он считается доставленным туда, и здесь его не ищут.</numerusform>
            <numerusform>%n пакета раньше ушли в другое хранилище. Они считаются доставленными туда, и здесь их не ищут.</numerusform>
            <numerusform>%n пакетов раньше ушли в другое хранилище. Они считаются доставленными туда, и здесь их не ищут.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not there any more: {}</source>
        <translation>Больше нет: {}</translation>
    </message>
    <message>
        <source>There with other content: {}</source>
        <translation>Другое содержимое: {}</translation>
    </message>
    <message>
        <source>There, but not from this desk: {}</source>
        <translation>Есть, но отправлено не отсюда: {}</translation>
    </message>
</context>
<context>
    <name>delivery</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Войти…</translation>
    </message>
    <message>
        <source>Compare the key…</source>
        <translation>Сравнить ключ…</translation>
    </message>
    <message>
        <source>Look at the target…</source>
        <translation>Посмотреть хранилище…</translation>
    </message>
    <message>
        <source>Show delivery</source>
        <translation>Показать доставку</translation>
    </message>
    <message>
        <source>the login is missing or not accepted ({}). Your work is safe here; log in and it goes on.</source>
        <translation>вход не выполнен или не принят ({}). Ваша работа цела; войдите, и доставка продолжится.</translation>
    </message>
    <message>
        <source>you may not do that there ({}). Your work is safe here; ask whoever keeps the target for the right to read and write, then try again.</source>
        <translation>это там не разрешено ({}). Ваша работа цела; попросите у того, кто ведёт хранилище, право чтения и записи и повторите.</translation>
    </message>
    <message>
        <source>the target is full ({}). Your work is safe here; make room there or ask for more, then try again.</source>
        <translation>хранилище заполнено ({}). Ваша работа цела; освободите там место или попросите больше и повторите.</translation>
    </message>
    <message>
        <source>this is not the place that was set up ({}). Nothing was changed here or there. Connect the right one and try again, or choose another target.</source>
        <translation>это не то место, что было выбрано ({}). Ни здесь, ни там ничего не изменено. Подключите нужное и повторите или выберите другое хранилище.</translation>
    </message>
    <message>
        <source>another file is in the way ({}). Nothing was overwritten and your work is safe here; ask whoever keeps the target.</source>
        <translation>место занято другим файлом ({}). Ничего не перезаписано, ваша работа цела; спросите того, кто ведёт хранилище.</translation>
    </message>
    <message>
        <source>the server does not take it ({}). Your work is safe here; ask whoever keeps the target, or choose another one.</source>
        <translation>сервер не принимает ({}). Ваша работа цела; спросите того, кто ведёт хранилище, или выберите другое.</translation>
    </message>
    <message>
        <source>the server could not prove who it is ({}). Nothing was sent, no password either. Ask whoever keeps the target before you go on.</source>
        <translation>сервер не смог подтвердить, что он тот самый ({}). Ничего не отправлено, пароль тоже. Прежде чем продолжать, спросите того, кто ведёт хранилище.</translation>
    </message>
    <message>
        <source>the target does not answer ({}). Your work is safe here</source>
        <translation>хранилище не отвечает ({}). Ваша работа цела</translation>
    </message>
    <message>
        <source>try again later.</source>
        <translation>повторите позже.</translation>
    </message>
    <message>
        <source>it is tried again at {}.</source>
        <translation>следующая попытка в {}.</translation>
    </message>
    <message>
        <source>The server asked to be left alone until {}. Your work is safe here and goes then by itself.</source>
        <translation>Сервер просит не беспокоить его до {}. Ваша работа цела и потом отправится сама.</translation>
    </message>
    <message>
        <source>{} was not delivered: {}. Nothing was overwritten.</source>
        <translation>{}: не доставлено. {}. Ничего не перезаписано.</translation>
    </message>
    <message numerus="yes">
        <source>The same goes for %n more parcel(s).</source>
        <translation>
            <numerusform>То же с ещё %n пакетом.</numerusform>
            <numerusform>То же с ещё %n пакетами.</numerusform>
            <numerusform>То же с ещё %n пакетами.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delivery was stopped. What is there stays there; the rest waits here.</source>
        <translation>Доставка остановлена. Доставленное остаётся там, остальное ждёт здесь.</translation>
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
    <message numerus="yes">
        <source>%n new batch(es) came.</source>
        <translation>
            <numerusform>Пришла %n новая партия.</numerusform>
            <numerusform>Пришли %n новые партии.</numerusform>
            <numerusform>Пришло %n новых партий.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) were confirmed.</source>
        <translation>
            <numerusform>Подтверждён %n пакет.</numerusform>
            <numerusform>Подтверждены %n пакета.</numerusform>
            <numerusform>Подтверждено %n пакетов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) came back with a remark.</source>
        <translation>
            <numerusform>Вернулось с замечанием %n задание.</numerusform>
            <numerusform>Вернулись с замечанием %n задания.</numerusform>
            <numerusform>Вернулось с замечанием %n заданий.</numerusform>
        </translation>
    </message>
    <message>
        <source>the way there leads through a proxy with a login ({}). Your work is safe here; give the login in this computer&apos;s proxy settings, then try again.</source>
        <translation>путь туда лежит через прокси со своим входом ({}). Ваша работа цела; укажите вход в настройках прокси этого компьютера и повторите.</translation>
    </message>
    <message>
        <source>Not delivered: {}</source>
        <translation>Не доставлено: {}</translation>
    </message>
    <message>
        <source>Nothing fetched: {}</source>
        <translation>Ничего не получено: {}</translation>
    </message>
    <message>
        <source>Not compared: {}</source>
        <translation>Не сверено: {}</translation>
    </message>
    <message>
        <source>Not delivered yet: {}</source>
        <translation>Пока не доставлено: {}</translation>
    </message>
    <message>
        <source>Nothing fetched yet: {}</source>
        <translation>Пока ничего не получено: {}</translation>
    </message>
    <message>
        <source>Not compared yet: {}</source>
        <translation>Пока не сверено: {}</translation>
    </message>
    <message>
        <source>the server asked for time ({}). Your work is safe here</source>
        <translation>сервер попросил подождать ({}). Ваша работа цела</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are not wanted any more; what you wrote is kept.</source>
        <translation>
            <numerusform>%n задание больше не нужно; написанное вами сохранено.</numerusform>
            <numerusform>%n задания больше не нужны; написанное вами сохранено.</numerusform>
            <numerusform>%n заданий больше не нужны; написанное вами сохранено.</numerusform>
        </translation>
    </message>
    <message>
        <source>{} was not taken: {}.</source>
        <translation>{}: не принято: {}.</translation>
    </message>
    <message numerus="yes">
        <source>%n assigned file(s) are not at the target any more. Nothing was removed here; if that is odd, ask whoever keeps it.</source>
        <translation>
            <numerusform>%n назначенного файла больше нет в хранилище. Здесь ничего не удалено; если это странно, спросите того, кто его ведёт.</numerusform>
            <numerusform>%n назначенных файлов больше нет в хранилище. Здесь ничего не удалено; если это странно, спросите того, кто его ведёт.</numerusform>
            <numerusform>%n назначенных файлов больше нет в хранилище. Здесь ничего не удалено; если это странно, спросите того, кто его ведёт.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them held only work that had come before; it counts once.</source>
        <translation>
            <numerusform>В %n из них только работа, которая уже приходила; она считается один раз.</numerusform>
            <numerusform>В %n из них только работа, которая уже приходила; она считается один раз.</numerusform>
            <numerusform>В %n из них только работа, которая уже приходила; она считается один раз.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n judgment(s) do not count: another one of yours for the same task came first.</source>
        <translation>
            <numerusform>%n задание не считается: раньше пришла другая ваша работа по нему.</numerusform>
            <numerusform>%n задания не считаются: раньше пришла другая ваша работа по ним.</numerusform>
            <numerusform>%n оценок не считаются: по этим заданиям раньше пришли другие ваши.</numerusform>
        </translation>
    </message>
    <message>
        <source>{} arrived and is not accepted there: {}.</source>
        <translation>{}: пакет дошёл, но отклонён: {}.</translation>
    </message>
    <message>
        <source>{} B</source>
        <translation>{} Б</translation>
    </message>
    <message>
        <source>{} KB</source>
        <translation>{} КБ</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} МБ</translation>
    </message>
    <message>
        <source>{} GB</source>
        <translation>{} ГБ</translation>
    </message>
    <message>
        <source>Delivering {} of {}</source>
        <translation>Доставка: {} из {}</translation>
    </message>
    <message>
        <source>There is room for {}.</source>
        <translation>Свободно: {}.</translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s clock is off by %n minute(s).</source>
        <translation>
            <numerusform>Часы сервера расходятся на %n минуту.</numerusform>
            <numerusform>Часы сервера расходятся на %n минуты.</numerusform>
            <numerusform>Часы сервера расходятся на %n минут.</numerusform>
        </translation>
    </message>
    <message>
        <source>The target answers and the login works.</source>
        <translation>Хранилище отвечает, вход выполнен.</translation>
    </message>
    <message>
        <source>A file that is not there is said to be missing.</source>
        <translation>Об отсутствующем файле честно говорится, что его нет.</translation>
    </message>
    <message>
        <source>It answers with content for a file that is not there; nobody could tell whether work arrived.</source>
        <translation>На запрос несуществующего файла оно что-то присылает; нельзя понять, дошла ли работа.</translation>
    </message>
    <message>
        <source>A file that is there is never replaced.</source>
        <translation>Имеющийся файл никогда не заменяется.</translation>
    </message>
    <message>
        <source>A rename would replace a file here. Only this desk writes into its folder and looks first: nothing can be lost.</source>
        <translation>Переименование здесь заменило бы файл. В свою папку пишет только эта программа и сначала смотрит: потерять ничего нельзя.</translation>
    </message>
    <message>
        <source>It writes over files that are there; delivery exactly once cannot be promised.</source>
        <translation>Оно перезаписывает имеющиеся файлы; доставку ровно один раз обещать нельзя.</translation>
    </message>
    <message>
        <source>An upload that breaks off leaves nothing.</source>
        <translation>Прерванная отправка ничего не оставляет.</translation>
    </message>
    <message>
        <source>An upload that breaks off leaves half a file for all to see. Try the same address with webdavs://.</source>
        <translation>Прерванная отправка оставляет у всех на виду половину файла. Попробуйте тот же адрес с webdavs://.</translation>
    </message>
    <message>
        <source>Folders can be listed.</source>
        <translation>Список файлов в папках доступен.</translation>
    </message>
    <message>
        <source>Folders cannot be listed: assigned batches and receipts have to come by hand.</source>
        <translation>Список файлов в папках недоступен: партии и квитанции придётся передавать вручную.</translation>
    </message>
    <message>
        <source>Our own temporary files can be removed.</source>
        <translation>Свои временные файлы удаляются.</translation>
    </message>
    <message>
        <source>It can be told apart from any other place.</source>
        <translation>Его можно отличить от любого другого места.</translation>
    </message>
    <message>
        <source>What is written can be read back, equal.</source>
        <translation>Записанное читается обратно без отличий.</translation>
    </message>
    <message>
        <source>It does not answer: {}. Check the address and your connection.</source>
        <translation>Не отвечает: {}. Проверьте адрес и соединение.</translation>
    </message>
    <message>
        <source>It cannot be used: {}.</source>
        <translation>Не подходит: {}.</translation>
    </message>
    <message>
        <source>It asks for a login ({}).</source>
        <translation>Требуется вход ({}).</translation>
    </message>
    <message>
        <source>You may not write there: {}. Ask whoever keeps it for the right to write.</source>
        <translation>Туда нельзя писать: {}. Попросите право записи у того, кто его ведёт.</translation>
    </message>
    <message>
        <source>It is full: {}. Make room there, or ask for more.</source>
        <translation>Место кончилось: {}. Освободите его или попросите больше.</translation>
    </message>
    <message>
        <source>This is not a target that can be used: {}.</source>
        <translation>Это хранилище не подходит: {}.</translation>
    </message>
    <message>
        <source>Another file is in the way: {}. Ask whoever keeps it.</source>
        <translation>Место занято другим файлом: {}. Спросите того, кто его ведёт.</translation>
    </message>
    <message>
        <source>It cannot be used: {}. Another kind of target may help.</source>
        <translation>Не подходит: {}. Может помочь хранилище другого рода.</translation>
    </message>
    <message>
        <source>The way there leads through a proxy with a login: {}. Give it in this computer&apos;s proxy settings.</source>
        <translation>Путь туда лежит через прокси со своим входом: {}. Укажите его в настройках прокси этого компьютера.</translation>
    </message>
    <message>
        <source>It could not prove who it is: {}. Nothing was sent. Ask whoever keeps it.</source>
        <translation>Не удалось подтвердить, что это оно: {}. Ничего не отправлено. Спросите того, кто его ведёт.</translation>
    </message>
</context>
<context>
    <name>doubt_words</name>
    <message>
        <source>{one} stands above {other}, yet is rated lower on every axis.</source>
        <translation>{one} стоит выше {other}, но оценён ниже по всем осям.</translation>
    </message>
    <message>
        <source>The prompt is not answered, yet “{title}” is: its responses are ranked.</source>
        <translation>На запрос не отвечают, но в «{title}» ответы расставлены по местам.</translation>
    </message>
    <message>
        <source>The prompt is not answered, yet {one} has the best rating there is.</source>
        <translation>На запрос не отвечают, но у {one} высшие оценки.</translation>
    </message>
    <message>
        <source>The rewrite of {one} changes nothing.</source>
        <translation>Правка ответа {one} ничего не меняет.</translation>
    </message>
    <message>
        <source>Your answer stands above {one} and says word for word the same.</source>
        <translation>Ваш ответ стоит выше {one}, но слово в слово повторяет его.</translation>
    </message>
    <message>
        <source>The rewrite of {one} changes what you found to be true: “{claim}”</source>
        <translation>Правка ответа {one} меняет то, что вы признали верным: «{claim}»</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in a row, this one included, have the very same ratings.</source>
        <translation>
            <numerusform>%n задание подряд, считая это, с одними и теми же оценками.</numerusform>
            <numerusform>%n задания подряд, считая это, с одними и теми же оценками.</numerusform>
            <numerusform>%n заданий подряд, считая это, с одними и теми же оценками.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposed mark(s) were not looked at.</source>
        <translation>
            <numerusform>%n предложенная метка не просмотрена.</numerusform>
            <numerusform>%n предложенные метки не просмотрены.</numerusform>
            <numerusform>%n предложенных меток не просмотрено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You were quick for %n word(s). If you know this task, go on; only you see this.</source>
        <translation>
            <numerusform>Вы быстро справились с %n словом. Если задание вам знакомо, продолжайте; это видите только вы.</numerusform>
            <numerusform>Вы быстро справились с %n словами. Если задание вам знакомо, продолжайте; это видите только вы.</numerusform>
            <numerusform>Вы быстро справились с %n словами. Если задание вам знакомо, продолжайте; это видите только вы.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>findings</name>
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
    <name>form_words</name>
    <message>
        <source>Ranking of all responses</source>
        <translation>Порядок всех ответов</translation>
    </message>
    <message>
        <source>Which of two is better</source>
        <translation>Какой из двух лучше</translation>
    </message>
    <message>
        <source>Ratings on axes</source>
        <translation>Оценки по осям</translation>
    </message>
    <message>
        <source>Answer, refuse or redirect</source>
        <translation>Ответить, отказать или направить</translation>
    </message>
    <message>
        <source>Choice of options</source>
        <translation>Выбор из вариантов</translation>
    </message>
    <message>
        <source>Text, such as reasons</source>
        <translation>Текст, например обоснование</translation>
    </message>
    <message>
        <source>Rewrite of a response</source>
        <translation>Правка ответа</translation>
    </message>
    <message>
        <source>Standard answer</source>
        <translation>Эталонный ответ</translation>
    </message>
    <message>
        <source>Marks in texts</source>
        <translation>Разметка в текстах</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Факты</translation>
    </message>
    <message>
        <source>Repetitions among responses</source>
        <translation>Повторы среди ответов</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>Вторая вычитка</translation>
    </message>
    <message>
        <source>Id in files</source>
        <translation>Имя в файлах</translation>
    </message>
    <message>
        <source>English, or for everybody</source>
        <translation>По-английски или для всех</translation>
    </message>
    <message>
        <source>English</source>
        <translation>По-английски</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>По-русски</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Подсказка</translation>
    </message>
    <message>
        <source>An answer is needed</source>
        <translation>Ответ обязателен</translation>
    </message>
    <message>
        <source>Ties are allowed</source>
        <translation>Можно делить место</translation>
    </message>
    <message>
        <source>Offers “all bad”</source>
        <translation>Предлагает «все плохи»</translation>
    </message>
    <message>
        <source>Offers “both good”</source>
        <translation>Предлагает «оба хороши»</translation>
    </message>
    <message>
        <source>Offers “both bad”</source>
        <translation>Предлагает «оба плохи»</translation>
    </message>
    <message>
        <source>Offers “cannot judge”</source>
        <translation>Предлагает «не могу судить»</translation>
    </message>
    <message>
        <source>Grades of “better” on each side</source>
        <translation>Степеней «лучше» с каждой стороны</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Оси</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Причины</translation>
    </message>
    <message>
        <source>How grave it is</source>
        <translation>Насколько это серьёзно</translation>
    </message>
    <message>
        <source>Specialists to redirect to</source>
        <translation>К каким специалистам направлять</translation>
    </message>
    <message>
        <source>Least words of a refusal</source>
        <translation>Слов в отказе, не меньше</translation>
    </message>
    <message>
        <source>Least words for colleagues</source>
        <translation>Слов для коллег, не меньше</translation>
    </message>
    <message>
        <source>Needed even where the prompt is refused</source>
        <translation>Нужны и при отказе</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Варианты</translation>
    </message>
    <message>
        <source>Several may be chosen</source>
        <translation>Можно выбрать несколько</translation>
    </message>
    <message>
        <source>Least words, 0 for none</source>
        <translation>Слов не меньше, 0 — без границы</translation>
    </message>
    <message>
        <source>Most words, 0 for no limit</source>
        <translation>Слов не больше, 0 — без границы</translation>
    </message>
    <message>
        <source>Ready phrases</source>
        <translation>Готовые фразы</translation>
    </message>
    <message>
        <source>Which response</source>
        <translation>Какой ответ</translation>
    </message>
    <message>
        <source>Something must be changed</source>
        <translation>Что-то должно измениться</translation>
    </message>
    <message>
        <source>What the answer must say</source>
        <translation>Что должно быть в ответе</translation>
    </message>
    <message>
        <source>Stands above every response</source>
        <translation>Стоит выше всех ответов</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>В запросе</translation>
    </message>
    <message>
        <source>In the responses</source>
        <translation>В ответах</translation>
    </message>
    <message>
        <source>In what the trainer writes</source>
        <translation>В том, что пишет тренер</translation>
    </message>
    <message>
        <source>How much a claim matters</source>
        <translation>Насколько утверждение важно</translation>
    </message>
    <message>
        <source>Claims need a source</source>
        <translation>Утверждениям нужен источник</translation>
    </message>
    <message>
        <source>Likeness from which on, in percent</source>
        <translation>Сходство, с которого предлагать, в процентах</translation>
    </message>
    <message>
        <source>The next free one</source>
        <translation>Следующий свободный</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Красный</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Оранжевый</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Жёлтый</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Бирюзовый</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синий</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Фиолетовый</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Розовый</translation>
    </message>
</context>
<context>
    <name>parcels</name>
    <message>
        <source>Finished</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>В пути</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>Придержано</translation>
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
        <source>Known before</source>
        <translation>Уже известно</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Вернулось</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Не принято</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Отклонено</translation>
    </message>
    <message>
        <source>It is packed with the next delivery.</source>
        <translation>Будет упаковано при следующей доставке.</translation>
    </message>
    <message>
        <source>It is safe here and goes with the next delivery.</source>
        <translation>Хранится здесь и уйдёт со следующей доставкой.</translation>
    </message>
    <message>
        <source>It is on its way; it counts once it was read back.</source>
        <translation>В пути; засчитается, когда будет прочитано обратно.</translation>
    </message>
    <message>
        <source>It stays here until you deliver it or let it go.</source>
        <translation>Остаётся здесь, пока вы его не доставите или не отпустите.</translation>
    </message>
    <message>
        <source>It was read back from the target, equal to the last bit.</source>
        <translation>Прочитано обратно из хранилища, совпадает до последнего бита.</translation>
    </message>
    <message>
        <source>Whoever asked for the work has it: the receipt came.</source>
        <translation>Работа у заказчика: квитанция пришла.</translation>
    </message>
    <message>
        <source>The receipt came: all of it had come before, in another parcel. It counts once, as it did then.</source>
        <translation>Квитанция пришла: всё это уже приходило в другом пакете. Работа считается один раз, как и тогда.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) of it came back with a remark; the rest is confirmed.</source>
        <translation>
            <numerusform>%n задание отсюда вернулось с замечанием; остальное подтверждено.</numerusform>
            <numerusform>%n задания отсюда вернулись с замечанием; остальное подтверждено.</numerusform>
            <numerusform>%n заданий отсюда вернулись с замечанием; остальное подтверждено.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was not taken. It is safe here; nothing is lost.</source>
        <translation>Не принято. Хранится здесь; ничего не потеряно.</translation>
    </message>
    <message>
        <source>It arrived and cannot be used there; it is not sent again as it is. Open its tasks again and finish them anew, or ask whoever asked for the work.</source>
        <translation>Пакет дошёл, но использовать его нельзя; таким же он больше не отправляется. Откройте его задания снова и закончите их заново или спросите заказчика.</translation>
    </message>
    <message numerus="yes">
        <source>For %n judgment(s) of it one had come before; what came first counts.</source>
        <translation>
            <numerusform>По %n заданию отсюда ответ уже приходил раньше; считается тот, что пришёл первым.</numerusform>
            <numerusform>По %n заданиям отсюда ответы уже приходили раньше; считаются те, что пришли первыми.</numerusform>
            <numerusform>По %n заданиям отсюда ответы уже приходили раньше; считаются те, что пришли первыми.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its bytes were removed here on {}, a month after the receipt, so it cannot be sent or saved again. Your judgments are kept.</source>
        <translation>Содержимое удалено здесь {}, через месяц после квитанции, поэтому отправить или сохранить его снова нельзя. Ваши готовые задания сохранены.</translation>
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
        <source>Note for the team lead</source>
        <translation>Заметка для руководителя</translation>
    </message>
    <message>
        <source>Rewrite of {letter}</source>
        <translation>Правка ответа {letter}</translation>
    </message>
    <message>
        <source>{title} · wording</source>
        <translation>{title} · текст</translation>
    </message>
    <message>
        <source>{title} · explanation</source>
        <translation>{title} · пояснение</translation>
    </message>
    <message>
        <source>{title} · note</source>
        <translation>{title} · пометка</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) in “{title}”</source>
        <translation>
            <numerusform>%n пункт в «{title}»</numerusform>
            <numerusform>%n пункта в «{title}»</numerusform>
            <numerusform>%n пунктов в «{title}»</numerusform>
        </translation>
    </message>
    <message>
        <source>why “{field}” goes back</source>
        <translation>почему «{field}» возвращается</translation>
    </message>
    <message>
        <source>what becomes of “{field}”</source>
        <translation>что делать с «{field}»</translation>
    </message>
    <message>
        <source>{part} in “{title}”</source>
        <translation>{part} в «{title}»</translation>
    </message>
    <message>
        <source>a reason</source>
        <translation>причина</translation>
    </message>
    <message>
        <source>how grave it is</source>
        <translation>тяжесть</translation>
    </message>
    <message>
        <source>whom to redirect to</source>
        <translation>к кому направить</translation>
    </message>
    <message>
        <source>a stance on a claim</source>
        <translation>вывод об утверждении</translation>
    </message>
    <message>
        <source>how important a claim is</source>
        <translation>важность утверждения</translation>
    </message>
    <message>
        <source>a source for a claim</source>
        <translation>источник утверждения</translation>
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
        <source>Known before, counts once</source>
        <translation>Уже известно, считается один раз</translation>
    </message>
    <message>
        <source>Not counted: another one of yours for this task came first</source>
        <translation>Не считается: раньше пришла другая ваша работа по этому заданию</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Отклонено</translation>
    </message>
    <message>
        <source>replaced by revision {}</source>
        <translation>заменено редакцией {}</translation>
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
        <source>decision</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>marking</source>
        <translation>разметка</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>написание ответа</translation>
    </message>
    <message>
        <source>fact checking</source>
        <translation>проверка фактов</translation>
    </message>
    <message>
        <source>repetitions</source>
        <translation>повторы</translation>
    </message>
    <message>
        <source>second reading</source>
        <translation>вторая проверка</translation>
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
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n секунда</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минута</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>{} does not know this name and password</source>
        <translation>{} не знает такого имени и пароля</translation>
    </message>
    <message>
        <source>{} needs a name and a password</source>
        <translation>{} требует имя и пароль</translation>
    </message>
    <message>
        <source>{} does not allow this here</source>
        <translation>{} этого здесь не разрешает</translation>
    </message>
    <message>
        <source>{} is busy</source>
        <translation>{}: сервер занят</translation>
    </message>
    <message>
        <source>{} cannot be reached, or hung up</source>
        <translation>{} недоступен или оборвал связь</translation>
    </message>
    <message>
        <source>{} was silent for too long</source>
        <translation>{} слишком долго молчал</translation>
    </message>
    <message>
        <source>the connection to {} broke</source>
        <translation>связь с {} оборвалась</translation>
    </message>
    <message>
        <source>the proxy does not let us through</source>
        <translation>прокси не пропускает</translation>
    </message>
    <message>
        <source>the proxy asks for a name and a password of its own</source>
        <translation>прокси требует своё имя и пароль</translation>
    </message>
    <message>
        <source>there is no room left at {}</source>
        <translation>на {} не осталось места</translation>
    </message>
    <message>
        <source>there is no room left in {}</source>
        <translation>в {} не осталось места</translation>
    </message>
    <message>
        <source>a web page came instead of a file from {}</source>
        <translation>от {} вместо файла пришла веб-страница</translation>
    </message>
    <message>
        <source>{} sends us on to {}, where nothing was sent</source>
        <translation>{} направляет на {}, туда ничего не отправлено</translation>
    </message>
    <message>
        <source>{} could not prove who it is ({}); nothing was sent</source>
        <translation>{} не доказал, что это он ({}); ничего не отправлено</translation>
    </message>
    <message>
        <source>the connection to {} is not encrypted and the password was not sent</source>
        <translation>связь с {} не зашифрована, пароль не отправлен</translation>
    </message>
    <message>
        <source>{} has no target.json: it was emptied, or is another place</source>
        <translation>в {} нет target.json: хранилище опустошено, или это другое место</translation>
    </message>
    <message>
        <source>{} is another target than the one set up</source>
        <translation>{} — не то хранилище, что было выбрано</translation>
    </message>
    <message>
        <source>target.json at {} is not a target of Trainer Desk</source>
        <translation>target.json в {} — не от Trainer Desk</translation>
    </message>
    <message>
        <source>another file goes by the name {}</source>
        <translation>под именем {} лежит другой файл</translation>
    </message>
    <message>
        <source>{} is damaged on this computer and was not sent</source>
        <translation>{} повреждён на этом компьютере и не отправлен</translation>
    </message>
    <message>
        <source>the folder {} is not there</source>
        <translation>папки {} нет</translation>
    </message>
    <message>
        <source>the folder {} may not be written to</source>
        <translation>в папку {} нельзя писать</translation>
    </message>
    <message>
        <source>the folder {} cannot be used: {}</source>
        <translation>папку {} нельзя использовать: {}</translation>
    </message>
    <message>
        <source>the folder of the address is not there at {}</source>
        <translation>папки из адреса на {} нет</translation>
    </message>
    <message>
        <source>the key file {} cannot be used</source>
        <translation>файл ключа {} не подходит</translation>
    </message>
    <message>
        <source>an address must not hold a password; it is asked for</source>
        <translation>в адресе не должно быть пароля, его спросят отдельно</translation>
    </message>
    <message>
        <source>the address names no server</source>
        <translation>в адресе не назван сервер</translation>
    </message>
</context>
<context>
    <name>refusals</name>
    <message>
        <source>the file is empty</source>
        <translation>файл пуст</translation>
    </message>
    <message>
        <source>the file holds nothing but white space</source>
        <translation>в файле только пробелы</translation>
    </message>
    <message>
        <source>the file holds no records</source>
        <translation>в файле нет записей</translation>
    </message>
    <message>
        <source>the file holds no header row</source>
        <translation>в файле нет строки заголовков</translation>
    </message>
    <message>
        <source>the file is given twice</source>
        <translation>файл указан дважды</translation>
    </message>
    <message>
        <source>the file changed while it was being read</source>
        <translation>файл изменился во время чтения</translation>
    </message>
    <message>
        <source>the file cannot be read: {}</source>
        <translation>файл не читается: {}</translation>
    </message>
    <message>
        <source>the file is larger than {} GB</source>
        <translation>файл больше {} ГБ</translation>
    </message>
    <message>
        <source>the file ends inside a quoted field that begins in this row</source>
        <translation>файл обрывается внутри поля в кавычках, которое начинается в этой строке</translation>
    </message>
    <message>
        <source>this is a folder, not a file</source>
        <translation>это папка, а не файл</translation>
    </message>
    <message>
        <source>this is a PDF, which holds no tasks</source>
        <translation>это PDF, заданий в нём нет</translation>
    </message>
    <message>
        <source>this is packed by gzip: unpack it first</source>
        <translation>это архив gzip: сначала распакуйте его</translation>
    </message>
    <message>
        <source>this is an office document: save the table as CSV in UTF-8</source>
        <translation>это офисный документ: сохраните таблицу как CSV в UTF-8</translation>
    </message>
    <message>
        <source>this is an old office document: save the table as CSV in UTF-8</source>
        <translation>это старый офисный документ: сохраните таблицу как CSV в UTF-8</translation>
    </message>
    <message>
        <source>this zip is no batch: it holds no `batch.json`</source>
        <translation>этот zip не партия: в нём нет `batch.json`</translation>
    </message>
    <message>
        <source>this is not a zip file, or it is damaged</source>
        <translation>это не zip-файл, или он повреждён</translation>
    </message>
    <message>
        <source>a file of this kind must be in UTF-8</source>
        <translation>такой файл должен быть в UTF-8</translation>
    </message>
    <message>
        <source>some bytes in this line are not UTF-8</source>
        <translation>в этой строке есть байты не в UTF-8</translation>
    </message>
    <message>
        <source>there are no tasks in it</source>
        <translation>в нём нет заданий</translation>
    </message>
    <message>
        <source>there is no task in it</source>
        <translation>в нём нет ни одного задания</translation>
    </message>
    <message>
        <source>a task id occurs more than once</source>
        <translation>один номер задания встречается несколько раз</translation>
    </message>
    <message>
        <source>this revision is here already with other contents: send it as a higher one</source>
        <translation>эта редакция уже здесь с другим содержанием: нужна следующая по номеру</translation>
    </message>
    <message>
        <source>revision {} is older than revision {}, which is here already</source>
        <translation>редакция {} устарела: здесь уже редакция {}</translation>
    </message>
    <message>
        <source>there is nothing where JSON should be</source>
        <translation>на месте JSON ничего нет</translation>
    </message>
    <message>
        <source>the JSON is cut off in the middle</source>
        <translation>JSON обрывается посередине</translation>
    </message>
    <message>
        <source>something stands after the end of the JSON</source>
        <translation>после конца JSON что-то стоит</translation>
    </message>
    <message>
        <source>the line is not a JSON object</source>
        <translation>строка не является объектом JSON</translation>
    </message>
    <message>
        <source>the field {} is missing</source>
        <translation>нет поля {}</translation>
    </message>
    <message>
        <source>there is no column {}</source>
        <translation>нет колонки {}</translation>
    </message>
    <message>
        <source>two columns are called {}</source>
        <translation>две колонки называются {}</translation>
    </message>
    <message>
        <source>the row has {} fields where the header has {}</source>
        <translation>полей в строке: {}, а в заголовке: {}</translation>
    </message>
    <message>
        <source>the id {} stands in line {} already</source>
        <translation>номер {} уже есть в строке {}</translation>
    </message>
    <message>
        <source>the id in {} is empty</source>
        <translation>номер в {} пуст</translation>
    </message>
    <message>
        <source>nothing in {} looks like a prompt, there is {}</source>
        <translation>в {} ничто не похоже на запрос, там {}</translation>
    </message>
    <message>
        <source>the field {} is {}, not from {} to {}</source>
        <translation>поле {} равно {}, а должно быть от {} до {}</translation>
    </message>
    <message>
        <source>the two models were not asked the same</source>
        <translation>две модели спросили о разном</translation>
    </message>
    <message>
        <source>the conversation holds nothing but an answer</source>
        <translation>в беседе нет ничего, кроме ответа</translation>
    </message>
    <message>
        <source>the prompt in {} is empty</source>
        <translation>запрос в {} пуст</translation>
    </message>
    <message>
        <source>these are answers to questions: choose the file of the questions as well</source>
        <translation>это ответы на вопросы: выберите и файл с вопросами</translation>
    </message>
    <message>
        <source>{file}, line {line}: {why}</source>
        <translation>{file}, строка {line}: {why}</translation>
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
        <source>This task was withdrawn. What was saved of it is kept; go on with another.</source>
        <translation>Задание отозвано. Сохранённое остаётся; переходите к другому.</translation>
    </message>
    <message>
        <source>This task is finished. Open it again to change it.</source>
        <translation>Задание закончено. Чтобы изменить его, верните его в работу.</translation>
    </message>
    <message>
        <source>This test was handed in. Nothing of it can be changed any more.</source>
        <translation>Тест сдан. Изменить в нём больше ничего нельзя.</translation>
    </message>
    <message>
        <source>This task or batch is not on the desk any more.</source>
        <translation>Этого задания или партии больше нет.</translation>
    </message>
    <message>
        <source>The bytes of this parcel were removed here on {}, a month after its receipt, so it cannot be sent or saved again. Your judgments are kept.</source>
        <translation>Содержимое этого пакета удалено здесь {}, через месяц после квитанции, поэтому отправить или сохранить его снова нельзя. Ваши готовые задания сохранены.</translation>
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
        <source>The data folder lies on a network or cloud drive, where a database would be damaged. Choose a folder on this computer&apos;s own disk with --data.</source>
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
