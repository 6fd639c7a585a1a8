import type { ImportKind } from '../import-kinds';
import type { FieldId } from './field-ids';

/** What a field is, for the form and for the guess. */
export type FieldSpec = {
  readonly id: FieldId;
  readonly type: 'text' | 'number' | 'moment' | 'day' | 'time';
  /** Words of headers that mean this field, folded: lower case, letters and digits only. */
  readonly aliases: readonly string[];
};

const MEMBERS: readonly FieldSpec[] = [
  {
    id: 'externalId',
    type: 'text',
    aliases: [
      'externalid',
      'memberid',
      'customerid',
      'clientid',
      'id',
      'code',
      'внешнийкод',
      'кодклиента',
      'идклиента',
      'код',
      'номерклиента',
    ],
  },
  {
    id: 'card',
    type: 'text',
    aliases: ['card', 'cardnumber', 'cardno', 'loyaltycard', 'карта', 'номеркарты', 'картаклиента'],
  },
  {
    id: 'phone',
    type: 'text',
    aliases: [
      'phone',
      'phonenumber',
      'mobile',
      'mobilephone',
      'tel',
      'телефон',
      'номертелефона',
      'мобильный',
      'мобильныйтелефон',
    ],
  },
  {
    id: 'email',
    type: 'text',
    aliases: [
      'email',
      'mail',
      'emailaddress',
      'почта',
      'электроннаяпочта',
      'имейл',
      'адресэлектроннойпочты',
    ],
  },
  { id: 'firstName', type: 'text', aliases: ['firstname', 'givenname', 'name', 'имя'] },
  { id: 'lastName', type: 'text', aliases: ['lastname', 'surname', 'familyname', 'фамилия'] },
  {
    id: 'birthOn',
    type: 'day',
    aliases: ['birthdate', 'dateofbirth', 'birthday', 'dob', 'датарождения', 'деньрождения'],
  },
  {
    id: 'joinedOn',
    type: 'day',
    aliases: [
      'joined',
      'joinedon',
      'registered',
      'registrationdate',
      'created',
      'датарегистрации',
      'датавступления',
      'зарегистрирован',
    ],
  },
  { id: 'tier', type: 'text', aliases: ['tier', 'level', 'status', 'уровень', 'статус'] },
  {
    id: 'store',
    type: 'text',
    aliases: ['store', 'shop', 'storeid', 'preferredstore', 'магазин', 'кодмагазина'],
  },
];

const STORES: readonly FieldSpec[] = [
  {
    id: 'externalId',
    type: 'text',
    aliases: [
      'externalid',
      'storeid',
      'storecode',
      'shopid',
      'code',
      'id',
      'кодмагазина',
      'код',
      'номермагазина',
      'идмагазина',
    ],
  },
  {
    id: 'name',
    type: 'text',
    aliases: ['name', 'storename', 'title', 'store', 'название', 'магазин', 'наименование'],
  },
  { id: 'format', type: 'text', aliases: ['format', 'type', 'формат', 'тип'] },
  { id: 'region', type: 'text', aliases: ['region', 'area', 'country', 'регион', 'область'] },
  { id: 'city', type: 'text', aliases: ['city', 'town', 'город'] },
  {
    id: 'openedOn',
    type: 'day',
    aliases: ['opened', 'openedon', 'openingdate', 'датаоткрытия', 'открыт'],
  },
];

const PURCHASES: readonly FieldSpec[] = [
  {
    id: 'moment',
    type: 'moment',
    aliases: [
      'date',
      'day',
      'datetime',
      'purchasedate',
      'orderdate',
      'invoicedate',
      'transactiondate',
      'timestamp',
      'дата',
      'день',
      'датапокупки',
      'датачека',
      'датаивремя',
      'датазаказа',
    ],
  },
  {
    id: 'time',
    type: 'time',
    aliases: ['time', 'purchasetime', 'время', 'времячека', 'времяпокупки'],
  },
  {
    id: 'customer',
    type: 'text',
    aliases: [
      'customerid',
      'customer',
      'clientid',
      'client',
      'memberid',
      'member',
      'buyer',
      'userid',
      'клиент',
      'кодклиента',
      'покупатель',
      'участник',
      'идклиента',
      'картаклиента',
      'номеркарты',
      'cardnumber',
      'card',
    ],
  },
  { id: 'customerFirstName', type: 'text', aliases: ['firstname', 'имя'] },
  { id: 'customerLastName', type: 'text', aliases: ['lastname', 'surname', 'фамилия'] },
  {
    id: 'store',
    type: 'text',
    aliases: ['store', 'storeid', 'shop', 'storecode', 'магазин', 'кодмагазина', 'торговаяточка'],
  },
  {
    id: 'till',
    type: 'text',
    aliases: ['till', 'register', 'pos', 'cashdesk', 'terminal', 'касса', 'номеркассы', 'ккм'],
  },
  {
    id: 'receipt',
    type: 'text',
    aliases: [
      'receipt',
      'receiptno',
      'receiptnumber',
      'invoice',
      'invoiceno',
      'invoicenumber',
      'orderid',
      'ordernumber',
      'transactionid',
      'чек',
      'номерчека',
      'номерзаказа',
      'документ',
      'номердокумента',
    ],
  },
  {
    id: 'documentType',
    type: 'text',
    aliases: [
      'documenttype',
      'type',
      'operation',
      'типдокумента',
      'операция',
      'вид',
      'виддокумента',
      'видоперации',
    ],
  },
  {
    id: 'amount',
    type: 'number',
    aliases: [
      'amount',
      'total',
      'sum',
      'revenue',
      'sales',
      'lineamount',
      'сумма',
      'итого',
      'выручка',
      'стоимость',
      'суммачека',
    ],
  },
  {
    id: 'quantity',
    type: 'number',
    aliases: ['quantity', 'qty', 'units', 'количество', 'колво', 'кво'],
  },
  { id: 'unitPrice', type: 'number', aliases: ['unitprice', 'price', 'цена', 'ценазаединицу'] },
  {
    id: 'article',
    type: 'text',
    aliases: [
      'article',
      'sku',
      'stockcode',
      'product',
      'productid',
      'item',
      'itemid',
      'артикул',
      'товар',
      'кодтовара',
    ],
  },
  {
    id: 'category',
    type: 'text',
    aliases: ['category', 'department', 'group', 'категория', 'группа', 'отдел'],
  },
];

/** The fields of each kind, in the order of the form. */
export const IMPORT_FIELDS: Readonly<Record<ImportKind, readonly FieldSpec[]>> = {
  members: MEMBERS,
  stores: STORES,
  purchases: PURCHASES,
};
