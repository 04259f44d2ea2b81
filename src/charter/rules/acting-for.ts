import { ok } from '#kernel/result.ts';
import type { ActingForRule } from '../law.ts';
import { parseBody, type Names } from '../names.ts';
import { andThen, fault, type Parsed } from '../parsed.ts';
import { parsePeriod } from '../period.ts';
import { parseActingScope } from '../phrase.ts';
import { body } from '../forms.ts';
import { key, listForm, textForm } from '../form.ts';
import { defineRule, one, present } from '../rule-type.ts';

type Ratification = NonNullable<ActingForRule['ratifiedBy']>;

const FORM = /^(.+?)(?:,? within ([^,]+?))?(,? (?:or )?else (?:it )?lapses)?$/;

/** "congress within 3 months, else lapses". */
export function parseLaterRatification(text: string, names: Names): Parsed<Ratification> {
  const match = FORM.exec(text.trim().toLowerCase().replace(/\s+/g, ' '));
  if (!match) return fault('ratification', 'congress within 3 months, else lapses');
  const elseLapses = match[3] !== undefined;
  return andThen(parseBody(match[1] ?? '', names), (by): Parsed<Ratification> => {
    if (match[2] === undefined) return ok({ body: by, elseLapses });
    return andThen(parsePeriod(match[2]), within => ok({ body: by, within, elseLapses }));
  });
}

const scopes = listForm(textForm('effect or matter', (text, { names }) => parseActingScope(text, names)));

export const ACTING_FOR = defineRule({
  name: 'acting for',
  doc: 'A body that holds the powers of another while that one does not sit.',
  subject: body,
  keys: {
    by: key(body, 'The body that acts.', { required: true }),
    only: key(scopes, 'The effects and matters it may touch.', { neutral: 'everything not excepted' }),
    except: key(scopes, 'The effects and matters it may not touch.', { neutral: 'none' }),
    'ratified by': key(textForm('body [within period] [, else lapses]', (text, { names }) => parseLaterRatification(text, names)), 'Who must confirm what was done.', { neutral: 'nobody' }),
  },
  example: 'acting for: congress\nby: executive\nexcept: amend the charter\nratified by: congress within 3 months, else lapses',
  build: (id, values, ruled) => one({
    type: 'acting for',
    rule: { ...ruled, body: id, by: values.by ?? id, except: values.except ?? [], ...present({ only: values.only, ratifiedBy: values['ratified by'] }) },
  }),
});
