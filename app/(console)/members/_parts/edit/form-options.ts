/** What the form chooses from and cleanses by; made by the server. */
export type FormOptions = {
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  readonly timeZones: readonly string[];
  /** Where members live who name no zone. */
  readonly programmeZone: string;
  readonly todayOn: string;
  /** The country (ISO 3166) of phones that name none; empty where there are many. */
  readonly phoneCountry: string;
};
