// Made by npm run client: changes are made there.

export type GetReportAnswer = {
  report: string;
  currency: string;
};
