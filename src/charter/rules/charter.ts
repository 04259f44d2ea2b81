import { ok } from '#kernel/result.ts';
import { fault } from '../parsed.ts';
import { anyText, day } from '../forms.ts';
import { key, textForm } from '../form.ts';
import { defineRule, one, present } from '../rule-type.ts';

const zone = textForm('time zone', text => (/^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){1,2})$/.test(text.trim()) ? ok(text.trim()) : fault('zone', 'Europe/London')));
const language = textForm('language tag', text => (/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text.trim()) ? ok(text.trim()) : fault('text', 'en')));

export const CHARTER = defineRule({
  name: 'charter',
  doc: 'The name of the charter and how its days are counted. Stands once, before the first article or in it.',
  subject: anyText,
  keys: {
    language: key(language, 'Language of the prose.', { neutral: 'en' }),
    zone: key(zone, 'Time zone in which days begin and end.', { neutral: 'UTC' }),
    'in force': key(day, 'Day this version comes into force.', { neutral: 'the day it is adopted' }),
  },
  example: 'charter: Federation of Councils\nlanguage: en\nzone: Europe/London\nin force: 2024-01-01',
  build: (name, values, ruled) => one({
    type: 'charter',
    rule: { ...ruled, name, language: values.language ?? 'en', zone: values.zone ?? 'UTC', ...present({ inForce: values['in force'] }) },
  }),
});
