import type { Random } from './random';

/** Where a name comes from: decides its alphabet and its feminine form. */
interface NameStock {
  readonly share: number;
  readonly men: readonly string[];
  readonly women: readonly string[];
  readonly families: readonly string[];
  readonly feminine: (family: string) => string;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Feminine form of a Russian or Tatar family name in -ов, -ев, -ин, -ский; others do not change. */
function feminineFamily(family: string): string {
  if (family.endsWith('ский')) return `${family.slice(0, -2)}ая`;
  return /(?:ов|ев|ёв|ин)$/.test(family) ? `${family}а` : family;
}

const RUSSIAN: NameStock = {
  share: 0.8,
  men: words(`Александр Алексей Андрей Антон Артём Борис Вадим Валерий Василий Виктор Виталий Владимир
    Вячеслав Геннадий Георгий Григорий Даниил Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл
    Константин Леонид Максим Михаил Никита Николай Олег Павел Пётр Роман Семён Сергей Степан Тимофей
    Фёдор Юрий Ярослав`),
  women:
    words(`Александра Алёна Алина Анастасия Анна Валентина Валерия Варвара Вера Вероника Виктория
    Галина Дарья Евгения Екатерина Елена Елизавета Жанна Зоя Инна Ирина Кристина Ксения Лариса Любовь
    Людмила Маргарита Марина Мария Надежда Наталья Нина Оксана Ольга Полина Раиса Светлана София
    Тамара Татьяна Ульяна Юлия Яна`),
  families: words(`Абрамов Агафонов Аксёнов Алексеев Андреев Анисимов Антонов Архипов Баранов Белов
    Белоусов Беляев Блинов Богданов Борисов Быков Васильев Веселов Виноградов Власов Волков Воробьёв
    Воронцов Гаврилов Герасимов Голубев Горбунов Горшков Григорьев Громов Гусев Давыдов Данилов
    Денисов Дмитриев Дорофеев Дьячков Евдокимов Егоров Емельянов Ермаков Ершов Ефимов Жданов Жуков
    Журавлёв Зайцев Захаров Зимин Зуев Иванов Игнатьев Ильин Исаев Казаков Калинин Капустин Карпов
    Кириллов Киселёв Князев Ковалёв Козлов Колесников Комаров Кондратьев Коновалов Королёв Костин
    Котов Крылов Крюков Кудрявцев Кузнецов Кузьмин Кулаков Лавров Лазарев Лапин Ларионов Лебедев
    Логинов Лукин Лыткин Макаров Максимов Мальцев Мартынов Матвеев Медведев Мельников Миронов
    Михайлов Морозов Мухин Назаров Наумов Некрасов Никитин Никифоров Новиков Носков Овчинников Одинцов
    Орехов Орлов Осипов Павлов Панов Петров Пестов Покровский Поляков Пономарёв Попов Потапов Прохоров
    Рогов Родионов Рожков Романов Русаков Рыбаков Рябов Савельев Савин Сазонов Самойлов Сафонов
    Селезнёв Семёнов Серебряков Сергеев Сидоров Симонов Ситников Соболев Соколов Соловьёв Сорокин
    Степанов Стрелков Субботин Суворов Суханов Сысоев Тарасов Терентьев Тимофеев Титов Тихонов
    Третьяков Трофимов Туманов Уваров Устинов Фадеев Федосеев Федотов Филатов Филиппов Фокин Фомин
    Фролов Харитонов Хохлов Цветков Чернов Чернышёв Шарапов Шашков Шестаков Широков Шубин Щербаков
    Щукин Юдин Яковлев Якушев Островский Вишневский Волжский Ясинский Гончаренко Бондаренко Шевчук`),
  feminine: feminineFamily,
};

const TATAR: NameStock = {
  share: 0.15,
  men: words(`Айдар Айнур Айрат Азат Альберт Альфред Артур Булат Вильдан Газинур Дамир Динар Жәүдәт
    Зуфар Ильгиз Ильдар Ильнур Ильшат Камиль Ленар Марат Марсель Мәхмүт Наиль Нияз Радик Рамиль
    Раушан Ренат Ринат Рөстәм Руслан Рустам Салават Тимур Фаиль Фарит Халил Шамиль Эльдар`),
  women: words(`Айгуль Айсылу Алия Алсу Альбина Альфия Амина Венера Гузель Гульнара Гульназ Гульшат
    Дания Диана Дина Зульфия Ильмира Камилла Ландыш Лейсан Ләйлә Лилия Миләүшә Наиля Рамиля Резеда
    Римма Розалия Сәрия Сания Фарида Фируза Хәлимә Чулпан Эльвира Эльмира Язиля`),
  families:
    words(`Абдуллин Абдрахманов Ахметов Ахметзянов Бадретдинов Баязитов Валеев Валиев Вахитов
    Габдрахманов Гайнуллин Галимов Галиуллин Гарифуллин Гатауллин Гильманов Загидуллин Зайнуллин
    Закиров Зарипов Ибрагимов Идрисов Исмагилов Камалов Каримов Латыпов Минниханов Миннуллин Мингазов
    Мухаметзянов Мухаметшин Мустафин Насибуллин Насыров Низамов Нигматуллин Нуриев Нуруллин Рахимов
    Сабиров Садыков Салахов Салихов Сафин Сафиуллин Сибгатуллин Сулейманов Тагиров Фазылов Файзуллин
    Фахрутдинов Хабибуллин Хайруллин Хакимов Халиков Хамидуллин Хасанов Хуснутдинов Шайхутдинов
    Шакиров Шарафутдинов Шарипов Юнусов Юсупов Ямалиев`),
  feminine: feminineFamily,
};

const LATIN: NameStock = {
  share: 0.05,
  men: words(`Adam Alexander Andreas Anton Carlos Daniel David Erik Felix Henrik Ivan Jan Jonas Lars
    Leon Luca Marco Martin Mateo Max Michael Oliver Pavel Peter Robert Stefan Thomas Viktor`),
  women: words(`Alice Amelie Anna Camila Clara Daria Elena Ella Emma Greta Hanna Ines Isabel Johanna
    Julia Katarina Laura Lena Maria Marie Nina Olga Paula Rosa Sofia Stella Valeria Vera`),
  families: words(`Andersen Baker Becker Bergmann Brandt Brown Carter Costa Dubois Fischer Garcia
    Hansen Hoffmann Jansen Keller Klein Kowalski Larsen Lehmann Lindqvist Lopez Martin Meyer Miller
    Moreau Müller Neumann Nielsen Novak O'Brien Petersen Rossi Sánchez Schäfer Schmidt Schneider
    Silva Smith Sorensen Taylor Urban Vogel Wagner Weber Wilson Wolf Zimmermann`),
  feminine: (family) => family,
};

/** A person's name as their form says it. */
export interface PersonName {
  readonly first: string;
  readonly last: string;
}

/** Draws a name: mostly Russian, often Tatar, now and then in Latin letters. */
export function drawName(random: Random): PersonName {
  const at = random.next();
  const stock = at < RUSSIAN.share ? RUSSIAN : at < RUSSIAN.share + TATAR.share ? TATAR : LATIN;
  const isWoman = random.chance(0.64);
  const family = random.pick(stock.families);
  return {
    first: random.pick(isWoman ? stock.women : stock.men),
    last: isWoman ? stock.feminine(family) : family,
  };
}

const ORGANISATIONS =
  words(`Аврора Альфа-Сервис Волга-Строй Гармония Детский-мир-чудес Жемчужина Заря
  Каравелла Контур-Снаб Лада-Транс Магистраль Меридиан Надежда Оазис Парус Поволжье-Торг Родник
  Самоцвет Столовая-№7 Сокол Технопарк Уют Феникс Хлебный-дом Эталон Юпитер`);

/** Draws the name of a small organisation that buys with a corporate card. */
export function drawOrganisation(random: Random): string {
  const form = random.chance(0.7) ? 'ООО' : 'АО';
  return `${form} «${random.pick(ORGANISATIONS).replaceAll('-', ' ')}»`;
}
