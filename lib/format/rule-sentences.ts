import type { Locale } from '@/lib/domain/access/preferences';
import type { MechanicKey } from '@/lib/domain/mechanics/describe';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { CHANNELS, PAYMENT_METHODS } from '@/lib/domain/rules/conditions';
import type { ClauseKey, LeadKey, ToldRule } from '@/lib/domain/rules/sentences/describe-rule';
import type { ReasonKey } from '@/lib/domain/rules/sentences/explain-outcome';
import type { Listed, Sentence, Slot } from '@/lib/domain/rules/sentences/sentence';
import { TIER_BASES, TIER_COLOURS, TIER_SHAPES } from '@/lib/domain/tiers/ladder';
import { formatDay } from './dates';
import { formatMoney, minorDigits } from './money';
import { formatCount, INTL_TAG, numberFormat } from './numbers';
import { formatPoints, pluralOf } from './points';
import { formatQuantity } from './quantity';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** Codes that the area has words for. */
const CODES = {
  format: STORE_FORMATS,
  channel: CHANNELS,
  payment: PAYMENT_METHODS,
  weekday: WEEKDAYS,
  onWeekday: WEEKDAYS,
  basis: TIER_BASES,
  shape: TIER_SHAPES,
  colour: TIER_COLOURS,
} as const;
type CodedList = keyof typeof CODES;
type CodeKey = { [L in CodedList]: `code.${L}.${(typeof CODES)[L][number]}` }[CodedList];

/** Messages of the area `rules` that sentences are made of. */
export type RuleMessageKey =
  | LeadKey
  | ClauseKey
  | ReasonKey
  | MechanicKey
  | 'amount'
  | 'whole'
  | 'list.more'
  | 'list.cut'
  | 'list.empty'
  | 'none.tier'
  | 'none.cardType'
  | 'none.partner'
  | CodeKey
  | 'goods.article'
  | 'goods.category'
  | 'goods.label';
/** Every sentence that there are words for. */
type Said = Sentence<LeadKey | ClauseKey | ReasonKey | MechanicKey>;
/** Sentences in a slot are of the same words as the one that they stand in; the type of a slot alone cannot say so. */
const asSaid = (sentence: Sentence) => sentence as Said;
type Values = Readonly<Record<string, string | number>>;

/** What sentences need to be said. */
export type RuleWords = {
  readonly locale: Locale;
  /** ISO 4217 code. */
  readonly currency: string;
  /** The translator of the area `rules`. */
  readonly message: (key: RuleMessageKey, values: Values) => string;
  /** Names of things in the reader's language; of one that is gone, whatever is left of it. */
  readonly names: {
    readonly tier: (tierId: number) => string;
    readonly cardType: (cardTypeId: number) => string;
    readonly store: (storeId: number) => string;
    readonly rule: (ruleId: number) => string;
  };
};

/** No tier, no card. */
const NONE = '0';
const WHOLE_BPS = 10_000;
const DECIMALS = 4;

/** Goods are kept with their kind before the name. */
function goodsText(value: string, { message }: RuleWords): string {
  const at = value.indexOf(':');
  const [kind, name] = [value.slice(0, at), value.slice(at + 1)];
  if (kind === 'article') return message('goods.article', { name });
  return message(kind === 'label' ? 'goods.label' : 'goods.category', { name });
}

/** The word of a code; of one that there is no more, the code. */
const codeText =
  <L extends CodedList>(list: L) =>
  (value: string, { message }: RuleWords): string => {
    const codes: readonly (typeof CODES)[L][number][] = CODES[list];
    const code = codes.find((known) => known === value);
    return code === undefined ? value : message(`code.${list}.${code}` as CodeKey, {});
  };

const listedText: Readonly<Record<Listed, (value: string, words: RuleWords) => string>> = {
  tier: (value, { names, message }) =>
    value === NONE ? message('none.tier', {}) : names.tier(Number(value)),
  cardType: (value, { names, message }) =>
    value === NONE ? message('none.cardType', {}) : names.cardType(Number(value)),
  store: (value, { names }) => names.store(Number(value)),
  format: codeText('format'),
  channel: codeText('channel'),
  payment: codeText('payment'),
  weekday: codeText('weekday'),
  onWeekday: codeText('onWeekday'),
  basis: codeText('basis'),
  shape: codeText('shape'),
  colour: codeText('colour'),
  goods: goodsText,
  partner: (value, { message }) => (value === '' ? message('none.partner', {}) : value),
};

const joins = new Map<string, Intl.ListFormat>();

function listFormat(locale: Locale, join: 'or' | 'and'): Intl.ListFormat {
  const known = joins.get(`${locale}${join}`);
  if (known) return known;
  const type = join === 'or' ? 'disjunction' : 'conjunction';
  const made = new Intl.ListFormat(INTL_TAG[locale], { style: 'long', type });
  joins.set(`${locale}${join}`, made);
  return made;
}

function listText({ of, values, more, join }: Extract<Slot, { kind: 'list' }>, words: RuleWords) {
  const { locale, message } = words;
  const named = values.map((value) => listedText[of](value, words));
  if (named.length === 0) return message('list.empty', {});
  if (more === 0) return listFormat(locale, join).format(named);
  const list = named.join(', ');
  return more === null
    ? message('list.cut', { list })
    : message('list.more', { list, count: more });
}

const decimal = (value: number, locale: Locale, style: 'decimal' | 'percent'): string =>
  numberFormat(locale, { style, maximumFractionDigits: DECIMALS }).format(value);

/** What a slot puts into its message: its text, and beside points, money and counts the number that plurals go by. */
function slotValues(name: string, slot: Slot, words: RuleWords): Values {
  const { locale, currency, message, names } = words;
  switch (slot.kind) {
    case 'points': {
      const count = pluralOf(slot.points);
      return { [name]: message('amount', { points: formatPoints(slot.points, locale), count }) };
    }
    case 'money':
      return {
        [name]: formatMoney({ amountMinor: slot.minor, currency, locale }),
        [`${name}Count`]: Number(slot.minor) / 10 ** minorDigits(currency),
      };
    case 'share':
      return { [name]: decimal(slot.bps / WHOLE_BPS, locale, 'percent') };
    case 'times':
      return { [name]: decimal(slot.bps / WHOLE_BPS, locale, 'decimal') };
    case 'count':
      return { [name]: slot.count, [`${name}Text`]: formatCount(slot.count, locale) };
    case 'quantity':
      return { [name]: formatQuantity(slot.milli, locale) };
    case 'day':
      return { [name]: formatDay(slot.day, locale) };
    case 'text':
      return { [name]: slot.text };
    case 'rule':
      return { [name]: names.rule(slot.ruleId) };
    case 'named':
      return { [name]: slot[locale] };
    case 'sentences': {
      const said = slot.sentences.map((one) => formatSentence(asSaid(one), words));
      return { [name]: listFormat(locale, slot.join ?? 'and').format(said) };
    }
    case 'list':
      return { [name]: listText(slot, words) };
  }
}

/** One sentence in the reader's language. */
export function formatSentence({ key, slots }: Said, words: RuleWords): string {
  const values = Object.entries(slots).map(([name, slot]) => slotValues(name, slot, words));
  return words.message(key, Object.assign({}, ...values));
}

/** A rule or a mechanic in words: what it does, its conditions one by one, and all of it as one sentence. */
export function formatRule(
  { lead, clauses }: ToldRule,
  words: RuleWords,
): { readonly lead: string; readonly clauses: readonly string[]; readonly text: string } {
  const said = {
    lead: formatSentence(lead, words),
    clauses: clauses.map((one) => formatSentence(one, words)),
  };
  const text =
    said.clauses.length === 0
      ? said.lead
      : words.message('whole', { lead: said.lead, clauses: said.clauses.join('; ') });
  return { ...said, text };
}
