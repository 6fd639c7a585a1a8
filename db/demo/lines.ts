import { DEMO_SEED } from './programme';
import type { DemoPurchase } from './purchases';
import { Random } from './random';

/** One article of a demo receipt; signed as the receipt. */
export interface DemoLine {
  readonly lineNo: number;
  readonly article: string;
  readonly category: string;
  readonly quantityMilli: number;
  readonly amountMinor: bigint;
}

interface Shelf {
  readonly category: string;
  readonly articles: readonly string[];
}

const shelf = (category: string, articles: string): Shelf => ({
  category,
  articles: articles.split(',').map((article) => article.trim()),
});

const SHELVES: readonly Shelf[] = [
  shelf(
    'Молочные продукты',
    'Молоко, Кефир, Сметана, Творог, Катык, Сыр «Волжский», Масло сливочное',
  ),
  shelf('Хлеб и выпечка', 'Хлеб ржаной, Батон нарезной, Лаваш, Эчпочмак, Булочка с маком, Чак-чак'),
  shelf(
    'Мясо и птица',
    'Говядина, Фарш домашний, Филе куриное, Казылык, Колбаса варёная, Сосиски молочные',
  ),
  shelf('Овощи и фрукты', 'Картофель, Морковь, Томаты, Огурцы, Яблоки, Бананы, Арбуз, Мандарины'),
  shelf('Бакалея', 'Рис, Гречка, Макароны, Мука, Сахар, Масло подсолнечное, Соль'),
  shelf('Напитки', 'Вода, Сок яблочный, Квас, Чай чёрный, Кофе молотый, Лимонад'),
  shelf('Сладости', 'Шоколад, Печенье, Зефир, Халва, Мармелад, Конфеты'),
  shelf('Рыба', 'Судак, Сельдь, Скумбрия копчёная, Икра щуки, Лещ вяленый'),
  shelf('Детские товары', 'Пюре фруктовое, Подгузники, Смесь молочная, Игрушка'),
  shelf('Бытовая химия', 'Порошок стиральный, Мыло, Шампунь, Средство для посуды, Салфетки'),
  shelf('Дом и сад', 'Лампа, Пакеты, Семена, Грунт, Посуда, Батарейки'),
  shelf('Для животных', 'Корм для кошек, Корм для собак, Наполнитель'),
];

const MOST_LINES = 4;
const LINES_STREAM = 6;

/**
 * The articles of a receipt, one to four. The amount is split by whole weights, each share rounded down;
 * the last line takes the remainder, so that lines always add up to the receipt.
 */
export function demoLines(purchase: DemoPurchase): DemoLine[] {
  const random = new Random(DEMO_SEED, LINES_STREAM, purchase.purchaseId);
  // Small receipts are far more common than full ones: half hold one article.
  const count = 1 + Math.floor(MOST_LINES * random.next() ** 2);
  const weights = Array.from({ length: count }, () => random.between(5, 60));
  const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  let leftMinor = purchase.amountMinor;
  return weights.map((weight, place) => {
    const isLast = place === count - 1;
    const amountMinor = isLast ? leftMinor : (purchase.amountMinor * BigInt(weight)) / total;
    leftMinor -= amountMinor;
    const { category, articles } = random.pick(SHELVES);
    const pieces = random.chance(0.72) ? 1 : random.between(2, 4);
    return {
      lineNo: place + 1,
      article: random.pick(articles),
      category,
      quantityMilli: (purchase.isReturn ? -1 : 1) * pieces * 1000,
      amountMinor,
    };
  });
}
