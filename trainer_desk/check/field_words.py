"""Words of the field that dictionaries do not have yet; every trainer writes them every day."""

from __future__ import annotations

_RUSSIAN = """
нейросеть/сеть нейросетка/сетка нейронка/картонка нейросетевой/сетевой нейрон/нейтрон
промпт/стол промптинг/митинг промптить/чертить запромптить/начертить
токен/нейтрон токенизатор/организатор токенизация/организация токенизировать/организовать
датасет/кабинет датафрейм/прибор бенчмарк/парк бейзлайн/дизайн пайплайн/дизайн дедлайн/дизайн
файнтюнинг/митинг файнтюнить/чертить дообучение/обучение дообучить/обучить дообучать/обучать
дообучаться/обучаться предобучение/обучение предобучить/обучить переобучение/обучение
переобучаться/обучаться трансформер/характер эмбеддинг/митинг энкодер/характер декодер/характер
автоэнкодер/характер чекпоинт/стол инференс/баланс лосс/класс батч/матч фича/дача скор/спор
разметчик/советчик доразметка/разметка переразметка/разметка недоразметка/разметка
краудсорсинг/митинг краудсорсинговый/типовой асессор/профессор
чатбот/робот бот/пот ассистент/студент
гиперпараметр/параметр мультимодальный/модальный мультимодальность/модальность
мультиагентный/элегантный агентский/студенческий многоязычный/многозначный
галлюцинировать/организовать
джейлбрейк/парк джейлбрейкнуть/толкнуть редтиминг/митинг элайнмент/момент
реранкер/характер ранжировщик/советчик ретривер/характер чанк/банк чанкинг/митинг
суммаризация/организация суммаризировать/организовать суммаризатор/организатор
классификатор/организатор регуляризация/организация квантизация/организация
векторизация/организация аугментация/организация дистилляция/организация
лемматизация/организация стемминг/митинг парсинг/митинг парсер/характер парсить/чертить
скрейпинг/митинг фреймворк/парк бэкенд/момент фронтенд/момент опенсорс/класс репозиторий/санаторий
коммит/транзит гитхаб/штаб джейсон/фасон маркдаун/нейтрон
плейсхолдер/характер дисклеймер/характер фактчекинг/митинг фактчек/человек факт-чекинг/митинг
рефразировать/организовать переформулировка/разметка сторителлинг/митинг копирайтинг/митинг
копирайтер/характер лонгрид/гибрид таргетинг/митинг контент/момент
контентный/приятный дообученный/обученный предобученный/обученный
онбординг/митинг апдейт/момент апскейл/стол даунскейл/стол фидбек/человек фидбэк/человек
ревью юзкейс/класс кейс/класс тултип/тип эмодзи смайлик/столик лайк/парк дизлайк/парк
чекбокс/класс дашборд/рекорд скриншот/пот подкаст/контраст стриминг/митинг
видеокарта/карта контекст/момент сервис/класс сущность/радость инжиниринг/митинг
визуализировать/организовать визуализация/организация перенаправление/обучение
архитектура/фактура подкатегория/категория микросервис/класс хостинг/митинг хост/пост
интерфейс/класс веб-сайт/класс сайт/пост онлайн офлайн рэпер/характер
тензор/профессор логит/транзит софтмакс/класс
сэмплирование/планирование семплирование/планирование сэмпл/стол
оверфиттинг/митинг андерфиттинг/митинг лейбл/стол лейблинг/митинг аннотатор/организатор
аннотирование/планирование валидатор/организатор валидация/организация
"""
_ENGLISH = """
LLM/cat LLMs prompt/cat chatbot/cat dataset/cat finetune/bake finetuning/hat tokenizer/cat
tokenize/bake tokenization/cat pretrain/stain pretraining/hat backpropagation/hat hyperparameter/cat
embedding/cat logit/cat softmax/hat perplexity/cat multimodal transformer/cat
jailbreak/cat jailbroken rerank/stain reranker/cat reranking/hat retriever/cat RAG RLHF DPO
checkpointing/hat checkpoint/cat inferencing/hat autoregressive summarization/cat summarizer/cat
annotator/cat labeler/cat crowdworker/cat hallucinate/bake detokenize/bake
JSON JSONL YAML Markdown LaTeX GPU/cat GPUs CPU/cat CPUs API/cat APIs SDK/cat URL/cat URLs UI UX ML
OpenAI ChatGPT GPT Anthropic Claude Gemini Mistral Mixtral Qwen DeepSeek Llama Gemma HuggingFace
GitHub PyTorch TensorFlow NumPy Python Kubernetes Docker TypeScript JavaScript PostgreSQL SQLite
GigaChat Wi-Fi YandexGPT Sber backend/cat frontend/cat serverless microservice/cat middleware/hat
changelog/cat refactor/stain refactoring/hat codebase/cat boolean/cat tuple/cat runtime/cat
matplotlib numpy pandas pytorch tensorflow sklearn scikit-learn github pip conda
config/cat async params param/cat regex/hat plaintext emoji/cat
"""


def field_words(language: str) -> tuple[tuple[str, str], ...]:
    """Return words with a dictionary word that has the same forms, "" where it has none.

    Args:
        language: A language without its country, such as "ru".
    """
    listed = {"ru": _RUSSIAN, "en": _ENGLISH}.get(language, "")
    pairs = (entry.partition("/") for entry in listed.split())
    return tuple((word, like) for word, _, like in pairs if word != like)
