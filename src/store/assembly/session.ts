/** One database session in a transaction: what the SQL of the assembly is written against. */
export interface Session {
  query<Row extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

interface Client {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Rows as `pg` gives them, from anything with its `query`. */
export function sessionOf(client: Client): Session {
  return { query: async <Row extends object>(sql: string, values: readonly unknown[] = []) => (await client.query(sql, [...values])).rows as Row[] };
}

/** Names of statements by client: the embedded database outlives its clients, and would know a name of an earlier one. */
const known = new WeakMap<object, { readonly client: number; readonly names: Map<string, string> }>();
let clients = 0;

/** Texts beyond these are not prepared: a session that lives for months must not collect them without end. */
const PREPARED_AT_MOST = 300;

function nameOf(client: object, sql: string): string | undefined {
  let own = known.get(client);
  if (!own) known.set(client, own = { client: clients++, names: new Map() });
  let name = own.names.get(sql);
  if (name === undefined && own.names.size < PREPARED_AT_MOST) own.names.set(sql, name = `s${own.client}_${own.names.size}`);
  return name;
}

/** Like `sessionOf`, for one connection: the database parses and plans a text once and finds it again by name. */
export function preparedSessionOf(client: { query(statement: Statement): Promise<{ rows: unknown[] }> } & Client): Session {
  return {
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
      const name = nameOf(client, sql);
      return (await (name === undefined ? client.query(sql, [...values]) : client.query({ name, text: sql, values: [...values] }))).rows as Row[];
    },
  };
}
