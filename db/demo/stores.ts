import { Random } from './random';

/** The formats the demo programme runs. */
export const DEMO_FORMATS = ['hypermarket', 'supermarket', 'express', 'online'] as const;
export type DemoFormat = (typeof DEMO_FORMATS)[number];

/** A shop of the demo programme. `city` and `region` are empty for the online shops. */
export interface DemoStore {
  readonly storeId: number;
  readonly code: string;
  readonly name: string;
  readonly format: DemoFormat;
  readonly city: string;
  readonly region: string;
  readonly openedOn: string;
}

interface City {
  readonly name: string;
  readonly region: string;
  readonly counts: Readonly<Record<Exclude<DemoFormat, 'online'>, number>>;
}

const city = (
  name: string,
  region: string,
  hypermarket: number,
  supermarket: number,
  express: number,
): City => ({ name, region, counts: { hypermarket, supermarket, express } });

/** Cities on the Volga and around it, with their numbers of hypermarkets, supermarkets, express. */
export const CITIES: readonly City[] = [
  city('Казань', 'Республика Татарстан', 2, 8, 9),
  city('Самара', 'Самарская область', 2, 6, 8),
  city('Нижний Новгород', 'Нижегородская область', 2, 6, 8),
  city('Саратов', 'Саратовская область', 1, 4, 6),
  city('Тольятти', 'Самарская область', 1, 4, 5),
  city('Ульяновск', 'Ульяновская область', 1, 3, 4),
  city('Чебоксары', 'Чувашская Республика', 1, 3, 4),
  city('Набережные Челны', 'Республика Татарстан', 1, 3, 4),
  city('Пенза', 'Пензенская область', 1, 2, 3),
  city('Йошкар-Ола', 'Республика Марий Эл', 0, 2, 3),
  city('Саранск', 'Республика Мордовия', 0, 2, 3),
  city('Нижнекамск', 'Республика Татарстан', 0, 2, 2),
  city('Альметьевск', 'Республика Татарстан', 0, 1, 2),
  city('Энгельс', 'Саратовская область', 0, 1, 2),
  city('Сызрань', 'Самарская область', 0, 1, 2),
  city('Димитровград', 'Ульяновская область', 0, 1, 1),
  city('Балаково', 'Саратовская область', 0, 1, 1),
  city('Новочебоксарск', 'Чувашская Республика', 0, 0, 3),
];

const STREETS = `Баумана,Волжская,Гагарина,Декабристов,Зелёная,Кирова,Космонавтов,Красноармейская,
  Ленина,Лесная,Ломоносова,Мира,Молодёжная,Московская,Набережная,Некрасова,Октябрьская,Победы,
  Пушкина,Рабочая,Садовая,Советская,Спортивная,Строителей,Толстого,Университетская,Чапаева,Чехова,Школьная,
  Южная`
  .split(',')
  .map((street) => street.trim());

const FORMAT_LABEL: Readonly<Record<DemoFormat, string>> = {
  hypermarket: 'Гипер Берег',
  supermarket: 'Берег',
  express: 'Бережок',
  online: 'Берег онлайн',
};

const FORMAT_CODE: Readonly<Record<DemoFormat, string>> = {
  hypermarket: 'H',
  supermarket: 'S',
  express: 'E',
  online: 'W',
};

const ONLINE = ['сайт', 'приложение', 'самовывоз', 'маркетплейс'] as const;

/** All shops of the demo programme, always the same 136. */
export function demoStores(): readonly DemoStore[] {
  const random = new Random(0x5705e5);
  const stores: DemoStore[] = [];
  const add = (format: DemoFormat, place: string, of: City | null): void => {
    const storeId = stores.length + 1;
    stores.push({
      storeId,
      code: `${FORMAT_CODE[format]}${String(storeId).padStart(3, '0')}`,
      name: `${FORMAT_LABEL[format]}, ${place}`,
      format,
      city: of?.name ?? '',
      region: of?.region ?? '',
      openedOn: `${random.between(2009, 2021)}-${String(random.between(1, 12)).padStart(2, '0')}-15`,
    });
  };
  for (const of of CITIES) {
    for (const format of ['hypermarket', 'supermarket', 'express'] as const) {
      for (let n = 0; n < of.counts[format]; n += 1) {
        add(format, `${of.name}, ${random.pick(STREETS)}, ${random.between(1, 120)}`, of);
      }
    }
  }
  for (const place of ONLINE) add('online', place, null);
  return stores;
}
