/** Steps of the way of a decision, in words. A bracketed part whose parameter is absent is not printed. */
import type { Words } from './wording.ts';

export const WAY_TEXT = {
  'propose': { en: 'It is proposed by {holders}.[ A body proposes by a resolution of its own, in whose name it is then moved{resolution}.]', ru: 'Предлагает {holders}.[ Орган предлагает собственным решением; от имени этого решения предложение затем вносится{resolution}.]' },
  'move': { en: 'It is moved by {holders}.', ru: 'Вносит {holders}.' },
  'decide': { en: '{body} decides by {amount}[; notice is given {notice} before].', ru: 'Решает {body}: {amount}[; предупреждение за {notice}].' },
  'confirm': { en: '{body} must confirm it[ by {amount}].', ru: 'Утверждает {body}[: {amount}].' },
  'ratify': { en: 'It is ratified by {amount} ({units}), each through {through}, within {within}.', ru: 'Подтверждают {amount} ({units}) через {through} за {within}.' },
  'force': { en: 'It comes into force[ after {delay}], or on a later day that the motion names.', ru: 'Вступает в силу[ через {delay}] или в более поздний день, названный в предложении.' },
} as const satisfies Readonly<Record<string, Words>>;
