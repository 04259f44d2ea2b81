/** Invented people and places for a gubernia of 1918, in Russian and in the tongues of a Volga countryside. */
import type { Random } from '#kernel/random.ts';
import { happens, pick } from './draw.ts';

const words = (text: string): readonly string[] => text.split(' ');

const MEN = words('Алексей Андрей Антон Афанасий Василий Викентий Григорий Данила Егор Ефим Захар Иван Игнат Илья Кузьма Лука Макар Матвей Никита Осип Павел Пётр Прохор Савелий Семён Степан Тимофей Трофим Фёдор Филипп Яков');
const WOMEN = words('Агафья Аграфена Акулина Александра Анна Варвара Василиса Вера Дарья Евдокия Екатерина Елена Ефросинья Зинаида Ирина Ксения Лукерья Марина Марфа Матрёна Надежда Наталья Ольга Пелагея Прасковья Степанида Татьяна Ульяна Фёкла Федосья');
/** Stems of patronymics: Иван-ович, Иван-овна; those in -ьев stand for Савель-евич. */
const FATHERS = words('Антон Архип Богдан Герасим Дементьев Денис Ефим Захар Иван Кондратьев Макар Максим Мирон Назар Осип Павл Петр Прохор Роман Савельев Семён Степан Тихон Фёдор Федот');
/** Stems that take -а for a woman. */
const FAMILIES = words('Авдеев Баранов Бочаров Воробьёв Гончаров Грачёв Дегтярёв Ермолаев Жданов Зайцев Зимин Игнатов Калашников Ключников Колесов Косарев Кузнецов Лаптев Лаврентьев Мельников Мосин Овчинников Пастухов Плотников Пряхин Рогожин Рыбаков Сапожников Сидоров Скворцов Столяров Сухов Телегин Ткачёв Угольников Филатов Хлебников Чернов Шапошников Щеглов Яшин');
const TATAR = { given: words('Гыйльман Гөлнара Зөһрә Ибраһим Мәрьям Мөхәммәт Рәшидә Фатыйма Хәсән Шәриф Юсуф'), family: words('Абдуллин Бикбулатов Гайнуллин Мусин Нигматуллин Сабиров Юнусов') };
const CHUVASH = { given: words('Ухтивар Пинерпи Савтепи Илемпи Атнер Пикпав'), family: words('Алюнов Тимуков Юхмин Янгасов') };

export interface Person {
  readonly name: string;
  readonly woman: boolean;
}

function patronymic(stem: string, woman: boolean): string {
  const [base, joint] = stem.endsWith('ьев') ? [stem.slice(0, -2), 'е'] : [stem, 'о'];
  return `${base}${joint}${woman ? 'вна' : 'вич'}`;
}

const WOMANS_NAME = /(?:[аяә]|пи)$/u;

function ofMinority({ given, family }: typeof TATAR, random: Random): Person {
  const [first, last] = [pick(given, random), pick(family, random)];
  const woman = WOMANS_NAME.test(first);
  return { name: `${first} ${last}${woman ? 'а' : ''}`, woman };
}

/** Four in five are Russian, and half of those are women. */
export function drawPerson(random: Random): Person {
  if (happens(14, 100, random)) return ofMinority(TATAR, random);
  if (happens(7, 100, random)) return ofMinority(CHUVASH, random);
  const woman = happens(1, 2, random);
  return { name: `${pick(woman ? WOMEN : MEN, random)} ${patronymic(pick(FATHERS, random), woman)} ${pick(FAMILIES, random)}${woman ? 'а' : ''}`, woman };
}

const SIDES = words('Большая Верхняя Дальняя Красная Малая Нижняя Новая Старая Сухая Тихая');
const FEATURES = words('Берёзовка Боровка Вязовка Глинка Дубровка Елань Ивановка Каменка Ключевка Кринка Липовка Лозовка Мельница Михайловка Озёрка Ольховка Осиновка Поляна Рябиновка Сосновка Степановка Талица Черёмуха Шиповка');

export const VILLAGE_NAMES: readonly string[] = FEATURES.flatMap(feature => SIDES.map(side => `${side} ${feature}`));
export const VOLOST_NAMES: readonly string[] = words('Аксёновская Барсуковская Белоозерская Ветлянская Глинская Долгоруковская Ермаковская Заречная Ивняковская Кленовская Ковылинская Лебяжинская Луговская Медвежинская Моховская Никольская Ольшанская Песчанская Рудневская Селивановская Троицкая Уваровская');
export const UEZD_NAMES: readonly string[] = words('Верхнеложский Вольноборский Гремячинский Заозёрский Клязьский Лесогорский Мокшинский Приречный Сурский Яровский');
