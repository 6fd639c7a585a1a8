/** Parameters of an address as Next gives them. */
export type AddressParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The one value of a parameter; the first when it is repeated. */
export function parameterOf(parameters: AddressParameters, key: string): string | undefined {
  const value = parameters[key];
  return typeof value === 'string' ? value : value?.[0];
}
