// Made by npm run client: changes are made there.

export type FindCardBody = {
  number: string;
};

export type FindCardAnswer = {
  memberId: number;
  status: 'issued' | 'active';
  mayEarn: boolean;
  mayRedeem: boolean;
  type: string | null;
  isVirtual: boolean;
  issuedOn: string;
  expiresOn: string | null;
};
