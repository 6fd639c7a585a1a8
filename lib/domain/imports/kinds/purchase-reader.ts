import { REFERENCE_MAX_LENGTH } from '../../purchases/states';
import { type CellGetter, cellGetter, refuseRow } from '../mapping/column-access';
import type { PurchasesMapping } from '../mapping/mapping';
import { parseTime } from '../parsing/date-patterns';
import { type Decimal, decimalReader, isWholeUnits, multiplyDecimals } from '../parsing/decimals';
import {
  limited,
  optionalText,
  readDecimal,
  readMoment,
  readReference,
  readUnits,
} from './field-readers';
import { IDENTITY_READERS } from './identity-reader';
import { type ReaderContext, type RowReader, RowRefusal, type StagedValues } from './row-reader';

/** Columns of a staged purchase row, in the order of its values. */
export const PURCHASE_COLUMNS = [
  'customer',
  'first_name',
  'last_name',
  'store',
  'till',
  'receipt',
  'local_at',
  'is_return',
  'amount_minor',
  'quantity_milli',
  'article',
  'category',
] as const;

const QUANTITY_DECIMALS = 3;
const ONE: Decimal = { digits: 1n, scale: 0 };

type Draft = Record<(typeof PURCHASE_COLUMNS)[number], string | null>;

const emptyDraft = (): Draft => ({
  customer: null,
  first_name: null,
  last_name: null,
  store: null,
  till: null,
  receipt: null,
  local_at: null,
  is_return: null,
  amount_minor: null,
  quantity_milli: null,
  article: null,
  category: null,
});

const toValues = (draft: Draft): StagedValues => PURCHASE_COLUMNS.map((column) => draft[column]);

type Getters = { readonly [Field in keyof PurchasesMapping['fields']]-?: CellGetter | null };

function readCustomer(
  mapping: PurchasesMapping,
  get: Getters,
  cells: readonly string[],
  context: ReaderContext,
) {
  const text = get.customer === null ? '' : get.customer(cells);
  if (text !== '') return IDENTITY_READERS[mapping.customerIs](text, 'customer', context);
  return mapping.withoutCustomer === 'guest' ? null : refuseRow('customer_missing', 'customer', '');
}

function isNamedReturn(
  mapping: PurchasesMapping,
  receipt: string | null,
  type: string | null,
): boolean {
  const { numberPrefix, documentTypeIs } = mapping.returns;
  if (numberPrefix !== undefined && receipt?.startsWith(numberPrefix)) return true;
  return (
    documentTypeIs !== undefined && type?.toLowerCase() === documentTypeIs.trim().toLowerCase()
  );
}

/**
 * A reader of purchase rows. `is_return` is '1' when the number or the document type says so, else '0': whether
 * a negative sum is a return is decided on the whole receipt.
 */
export function purchaseReader(
  mapping: PurchasesMapping,
  columns: { header: readonly string[] | null; width: number },
  context: ReaderContext,
): RowReader {
  const getter = (field: keyof PurchasesMapping['fields']) => {
    const source = mapping.fields[field];
    return source === undefined ? null : cellGetter(source, field, columns);
  };
  const get: Getters = {
    moment: getter('moment'),
    time: getter('time'),
    customer: getter('customer'),
    customerFirstName: getter('customerFirstName'),
    customerLastName: getter('customerLastName'),
    store: getter('store'),
    till: getter('till'),
    receipt: getter('receipt'),
    documentType: getter('documentType'),
    amount: getter('amount'),
    quantity: getter('quantity'),
    unitPrice: getter('unitPrice'),
    article: getter('article'),
    category: getter('category'),
  };
  const parse = decimalReader(mapping.file, context.currency);
  const textOf = (field: keyof Getters, cells: readonly string[]) => get[field]?.(cells) ?? '';

  const readKey = (draft: Draft, cells: readonly string[]) => {
    draft.receipt = get.receipt ? readReference(textOf('receipt', cells), 'receipt') : null;
    draft.store = readReference(textOf('store', cells), 'store');
    draft.till = limited(textOf('till', cells), 'till', REFERENCE_MAX_LENGTH) || null;
    const { day, time } = readMoment(textOf('moment', cells), 'moment', {
      patterns: mapping.file.datePatterns,
      today: context.today,
    });
    draft.local_at = `${day} ${time}`;
    draft.customer = readCustomer(mapping, get, cells, context);
    draft.is_return = isNamedReturn(mapping, draft.receipt, textOf('documentType', cells))
      ? '1'
      : '0';
    const ownTime = textOf('time', cells);
    if (ownTime !== '') {
      draft.local_at = `${day} ${parseTime(ownTime) ?? refuseRow('date_unreadable', 'time', ownTime)}`;
    }
  };

  const readAmounts = (draft: Draft, cells: readonly string[]): boolean => {
    const quantity = get.quantity ? readDecimal(textOf('quantity', cells), 'quantity', parse) : ONE;
    const field = get.amount ? 'amount' : 'unitPrice';
    const price = readDecimal(textOf(field, cells), field, parse);
    const amount = get.amount ? price : multiplyDecimals(quantity, price);
    draft.amount_minor = String(readUnits(amount, context.decimals, field));
    draft.quantity_milli = String(readUnits(quantity, QUANTITY_DECIMALS, 'quantity'));
    return !isWholeUnits(amount, context.decimals);
  };

  return (cells) => {
    const draft = emptyDraft();
    let hasKey = false;
    try {
      readKey(draft, cells);
      hasKey = true;
      if (
        cells.length > columns.width &&
        cells.slice(columns.width).some((cell) => cell.trim() !== '')
      ) {
        refuseRow('columns_extra', '', cells.slice(columns.width).join(' | '));
      }
      const isRounded = readAmounts(draft, cells);
      draft.first_name = optionalText(get.customerFirstName, cells, 'customerFirstName');
      draft.last_name = optionalText(get.customerLastName, cells, 'customerLastName');
      draft.article = optionalText(get.article, cells, 'article');
      draft.category = optionalText(get.category, cells, 'category');
      return { problem: null, values: toValues(draft), isRounded };
    } catch (error) {
      if (!(error instanceof RowRefusal)) throw error;
      return { problem: error.problem, values: hasKey ? toValues(draft) : null, isRounded: false };
    }
  };
}
