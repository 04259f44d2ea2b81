/**
 * How column types arrive in the program, alike on both databases and set per pool, so that no other
 * user of `pg` in the process is touched.
 *
 * int8 is a bigint (counts are never rounded); date stays "YYYY-MM-DD", because a calendar day has no
 * instant; timestamptz is a Date, numeric a string, bytea a Buffer, as in `pg` itself.
 */
import { type CustomTypesConfig, types } from 'pg';

const DATE_ARRAY = 1182;
const INT8_ARRAY = 1016;
const TEXT_ARRAY: number = 1009;

type ParseText = (text: string) => unknown;

const parseTextArray = types.getTypeParser(TEXT_ARRAY, 'text') as (text: string) => readonly (string | null)[];

const PARSERS: ReadonlyMap<number, ParseText> = new Map<number, ParseText>([
  [types.builtins.INT8, BigInt],
  [types.builtins.DATE, text => text],
  [INT8_ARRAY, text => parseTextArray(text).map(each => (each === null ? null : BigInt(each)))],
  [DATE_ARRAY, parseTextArray],
]);

export const ROW_TYPES: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? types.getTypeParser(oid, format as 'text')) as CustomTypesConfig['getTypeParser'],
};
