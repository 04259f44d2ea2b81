/** The catalogues of the interface, put together from the words of the components, of the law, and of the pages. */
import countEn from './count.en.json';
import countRu from './count.ru.json';
import en from './en.json';
import keepingEn from './keeping.en.json';
import keepingRu from './keeping.ru.json';
import lawEn from './law.en.json';
import lawRu from './law.ru.json';
import movingEn from './moving.en.json';
import movingRu from './moving.ru.json';
import pagesEn from './pages.en.json';
import pagesRu from './pages.ru.json';
import clericalEn from './clerical.en.json';
import clericalRu from './clerical.ru.json';
import ru from './ru.json';
import samplesEn from './samples.en.json';
import samplesRu from './samples.ru.json';

export const ENGLISH = { ...en, ...lawEn, ...pagesEn, ...keepingEn, ...movingEn, ...clericalEn, ...samplesEn, ...countEn };
export const RUSSIAN = { ...ru, ...lawRu, ...pagesRu, ...keepingRu, ...movingRu, ...clericalRu, ...samplesRu, ...countRu };
/** Families of codes that come from the server and are looked up by their code. */
export type CodeFamily = keyof typeof ENGLISH;
