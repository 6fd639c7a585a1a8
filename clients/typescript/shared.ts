// Made by npm run client: changes are made there.

export type Member = {
  memberId: number;
  code: string;
  status: 'prospect' | 'active' | 'suspended' | 'closing' | 'closed' | 'anonymised' | 'merged';
  kind: 'person' | 'organisation' | 'staff';
  name: string;
  tier: {
    rank: number;
    nameEn: string;
    nameRu: string;
  } | null;
  joinedOn: string;
  /** Masked. */
  phone: string | null;
  /** Masked. */
  email: string | null;
  homeStore: string | null;
  receipts: number;
  /** Net of returns. */
  revenue: string;
  lastPurchaseOn: string | null;
  currency: string;
};

export type Tier = {
  /** From 1 at the foot of the ladder. */
  rank: number;
  nameEn: string;
  nameRu: string;
  shape: 'circle' | 'triangle' | 'square' | 'star' | 'diamond';
  colour: 'slate' | 'bronze' | 'silver' | 'gold' | 'platinum';
};

export type TierAsk = {
  tier: Tier;
  /** Whether all of `asks` are needed, or any of them. */
  match: 'all' | 'any';
  isMet: boolean;
  /** First day of what counts. */
  fromOn: string;
  /** Last day of what counts; null: the window moves on every day. */
  byOn: string | null;
  asks: Array<{
    basis: 'spend' | 'receipts' | 'points';
    /** As text: money in the programme’s currency, a number of receipts, or points. */
    asked: string;
    measured: string;
    missing: string;
  }>;
};

export type BasketLine = {
  kind?: 'goods' | 'delivery' | 'giftCard';
  article?: string;
  category?: string;
  /** "name=value" each. */
  labels?: Array<string>;
  /** How many or how much, as decimal text: "1", "0.350". */
  quantity?: string;
  /** What is paid for the line after discounts, points included. */
  amount: string;
};

export type Decision = {
  /** Points as text: "120", "-120.5". */
  points: string;
  /** What each line counted and what all rules together gave for it. */
  lines: Array<{
    lineNo: number;
    /** An amount in the programme’s currency as decimal text: "499.90". */
    basis: string;
    /** Points as text: "120", "-120.5". */
    points: string;
  }>;
  /** Every rule that was asked, also one that gave nothing. */
  rules: Array<{
    ruleId: number;
    versionId: number;
    /** applied; notMatched: see failed; outdone and stopped: see by; nothing: by rounding or a cap. */
    status: 'applied' | 'notMatched' | 'outdone' | 'stopped' | 'nothing';
    /** Why it gave what it gave, or why not, in both languages. */
    why: {
      en: string;
      ru: string;
    } | null;
    /** Points as text: "120", "-120.5". */
    points: string;
    /** An amount in the programme’s currency as decimal text: "499.90". */
    basis: string;
    lines: Array<{
      lineNo: number;
      /** Points as text: "120", "-120.5". */
      points: string;
    }>;
    by: number | null;
    failed: Array<{
      condition:
        | 'period'
        | 'tiers'
        | 'cardTypes'
        | 'joinedWithinDays'
        | 'birthdayWithinDays'
        | 'stores'
        | 'formats'
        | 'partners'
        | 'channels'
        | 'weekdays'
        | 'hours'
        | 'payments'
        | 'goods'
        | 'leastMinor'
        | 'leastUnits'
        | 'togetherArticles'
        | 'togetherCategories';
      wanted: Array<string>;
      found: Array<string>;
    }>;
    trims: Array<{
      /** life: of the member in the life of the rule; budget: of all members. */
      by: 'receipt' | 'day' | 'month' | 'life' | 'budget';
      ruleId: number;
      /** Points as text: "120", "-120.5". */
      from: string;
      /** Points as text: "120", "-120.5". */
      to: string;
    }>;
  }>;
};

export type Account = {
  /** Points as text: "120", "-120.5". */
  balance: string;
  /** Points as text: "120", "-120.5". */
  pending: string;
  /** Points as text: "120", "-120.5". */
  debt: string;
};

export type SoldReceipt = {
  /** Where it was bought. Left out: that of the key. */
  store?: string;
  businessDate: string;
  receipt: string;
  till?: string;
};

export type SoldPurchase = {
  /** Null: a guest’s. */
  memberId: number | null;
  businessDate: string;
  purchaseId: number;
};

export type ReturnTold = {
  /** Null: a guest’s. */
  memberId: number | null;
  revises: {
    businessDate: string;
    purchaseId: number;
  };
  businessDate: string | null;
  /** The return in the books; null: nothing was left to come back. */
  purchaseId: number | null;
  /** An amount in the programme’s currency as decimal text: "499.90". */
  amount: string;
  /** Points that the purchase had earned and that went. */
  takenBack: string;
  /** What the account could not give and the terms let go. */
  notRecouped: string;
  /** Points that had paid and came back, with their old ends. */
  givenBack: string;
  /** The account after it; null of a guest, and of a receipt of somebody else. */
  account: Account | null;
  lines: Array<{
    lineNo: number;
    quantity: string;
    /** An amount in the programme’s currency as decimal text: "499.90". */
    amount: string;
  }>;
};
