import type { Check } from './check.ts';

const TERM = /^(?:[-*] )?\*\*([^*]+)\*\*/;

/** GLOSSARY.md names each term once, as `**term**: meaning`. */
export const glossary: Check = files => {
  const file = files.find(({ path }) => path === 'GLOSSARY.md');
  if (file === undefined) return ['GLOSSARY.md: missing'];
  const lines = file.text.split('\n').map((text, index) => ({ text, place: `GLOSSARY.md:${index + 1}` })).filter(({ text }) => TERM.test(text));
  if (lines.length === 0) return ['GLOSSARY.md: no term, written as `**term**: meaning`'];
  const seen = new Set<string>();
  return lines.flatMap(({ text, place }) => {
    const term = TERM.exec(text)?.[1] ?? '';
    const complaints = [
      ...(/\*\*[^*]+\*\*( \([^)]*\))?: \S/.test(text) ? [] : [`${place}: "${term}" has no meaning after a colon`]),
      ...(seen.has(term.toLowerCase()) ? [`${place}: "${term}" is explained twice`] : []),
    ];
    seen.add(term.toLowerCase());
    return complaints;
  });
};
