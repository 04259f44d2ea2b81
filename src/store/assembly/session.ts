/** One database session in a transaction: what the SQL of the assembly is written against. */
export interface Session {
  query<Row extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** Rows as `pg` gives them, from anything with its `query`. */
export function sessionOf(client: { query: (sql: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }): Session {
  return { query: async <Row extends object>(sql: string, values: readonly unknown[] = []) => (await client.query(sql, [...values])).rows as Row[] };
}
