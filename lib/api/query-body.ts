/** The JSON of a request as the input of a query, which checks it right after the permission; nothing when it is none. */
export async function queryBody<Input>(request: Request): Promise<Input> {
  const body: unknown = await request.json().catch(() => null);
  return body as Input;
}
