/**
 * Invented people for samples. Family names are chosen so that they do not change with sex, or are written in a form
 * that fits both, because a sample draws given and family names apart.
 */
import type { Random } from '#kernel/random.ts';
import { pick } from './draw.ts';

export type Tongue =
  | 'english' | 'welsh' | 'french' | 'polish' | 'turkish' | 'vietnamese' | 'yoruba' | 'ukrainian' | 'greek' | 'arabic' | 'hindi' | 'bengali'
  | 'chinese' | 'korean' | 'georgian' | 'armenian' | 'hebrew' | 'amharic';

interface NameList {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** How the two are put together; given name, space, family name unless said otherwise. */
  readonly order?: 'family-first' | 'family-first-joined';
}

const words = (text: string): readonly string[] => text.normalize('NFC').split(' ');

const NAMES: Readonly<Record<Tongue, NameList>> = {
  english: {
    given: words('Alice Amir Beth Callum Daisy Edward Esme Fergus Freya George Grace Hannah Harry Isla Jack Joan Keith Lorna Martin Nell Oliver Paula Ruth Samuel Tess Violet Walter'),
    family: words('Ashworth Barlow Braithwaite Clegg Dunmore Entwistle Fairclough Greenwood Hargreaves Ingham Jessop Kershaw Lomas Marsden Naylor Ogden Pickles Ramsbottom Shaw Thwaite Underhill Whitaker O’Brien O’Neill'),
  },
  welsh: {
    given: words('Aled Angharad Bronwen Carys Dafydd Eira Ffion Gareth Gwên Hywel Ieuan Llinos Môrwen Nerys Owain Rhiannon Siân Siôn Tegwen'),
    family: words('Bevan Bowen Cadwaladr Gethin Gruffydd Hopcyn Llwyd Maddox Parry Penri Prosser Pugh Rhydderch Tudur Ynyr'),
  },
  french: {
    given: words('Agnès Aurélie Benoît Cécile Chloé Éloïse Françoise Gaël Gisèle Hélène Jérôme Léa Loïc Maëlle Noël Océane Raphaël Rémi Solène Zoé'),
    family: words('Aubépin Béranger Chêneau Delacroix Fougère Garçon Hébert Jolivet Lefèvre Maçon Noiret Préault Râteau Sévigné Tonnelier Vaïsse'),
  },
  polish: {
    given: words('Agnieszka Bartłomiej Bożena Czesław Elżbieta Grażyna Jędrzej Józef Kazimierz Łucja Małgorzata Michał Paweł Róża Stanisław Świętosława Wacław Zofia Żaneta'),
    family: words('Bąk Ćwik Dąbek Gołąb Jeż Kaczmarek Kołodziej Łoś Mazur Nowak Ożóg Pięta Rączka Sęk Ślusarczyk Wójcik Wróbel Zając Żak'),
  },
  turkish: {
    given: words('Ayşe Barış Çağla Deniz Elif Fırat Gökçe Güneş Hüseyin İpek Kâmil Müge Oğuz Özlem Rıza Şirin Şükrü Ümit Yağmur Zeynep'),
    family: words('Akdağ Bayındır Çelik Değirmenci Ekmekçi Gündoğdu Işık Karakuş Kılıç Oğuz Öztürk Pınar Sağlam Şahin Taşkın Ünlü Yıldız'),
  },
  vietnamese: {
    given: words('An Bích Châu Diễm Dũng Hằng Hiền Hoà Khánh Lộc Minh Ngọc Phượng Quỳnh Sơn Thảo Tuấn Uyên Vũ Xuân Yến'),
    family: words('Bùi Đặng Đinh Đỗ Hồ Hoàng Lê Lý Ngô Nguyễn Phạm Phan Trần Võ Vũ'),
    order: 'family-first',
  },
  yoruba: {
    given: words('Adébáyọ̀ Ayọ̀délé Bọ́lá Dámilọ́lá Fẹ́mi Ìbùkún Kẹ́hìndé Olúwaṣeun Ọlábísí Ṣadé Táíwò Tèmítọ́pẹ́ Yétúndé'),
    family: words('Adéyẹmí Afọláyan Akínyẹmí Àjàyí Balógun Fálànà Ògúnlẹ́sì Olátúnjí Oyèlárán Ṣóyínká'),
  },
  ukrainian: {
    given: words('Богдана Василь Галина Григорій Дарина Євген Зоряна Іван Катерина Кирило Леся Любомир Марія Назар Оксана Остап Петро Роксолана Соломія Тарас Уляна Юрій Ярина Їлля'),
    family: words('Бондаренко Василенко Гнатюк Дорошенко Іванчук Коваленко Кравчук Лисенко Марченко Мельник Олійник Павленко Романюк Савчук Ткаченко Українець Федоренко Шевчук Щербак'),
  },
  greek: {
    given: words('Αγγελική Αλέξανδρος Βασιλική Γιώργος Δήμητρα Ελένη Ζωή Ηλίας Θεοδώρα Ιωάννα Κώστας Λευτέρης Μαρία Νίκος Ξένια Όλγα Παναγιώτης Ρήγας Σοφία Τάσος Φωτεινή Χρήστος'),
    family: words('Αντωνίου Βασιλείου Γεωργίου Δημητρίου Ευσταθίου Θεοδώρου Ιωάννου Κωνσταντίνου Λαζάρου Μιχαήλ Νικολάου Οικονόμου Παπαϊωάννου Σταύρου Φιλίππου Χριστοδούλου'),
  },
  arabic: {
    given: words('أحمد أسماء بشرى جمال حسين حليمة خالد رانية رشيد زينب سعاد سليم طارق عائشة عمر فاطمة كريم ليلى مريم مصطفى نادية هدى ياسين'),
    family: words('البنّاء التونسي الجزّار الحدّاد الحلبي الخبّاز الراوي الزيّات السقّاف الشامي الصبّاغ العطّار الفرّان القاضي المصري النجّار الورّاق'),
  },
  hindi: {
    given: words('अनीता अर्जुन आशा इंदिरा कबीर कमला गीता चंदन जयश्री दीपक नीलम पूजा प्रकाश मीरा मोहन राधा रोहित लक्ष्मी विजय शांति सुनील हरीश'),
    family: words('कुमार गुप्ता चौधरी जोशी ठाकुर तिवारी नायर पटेल पांडेय भट्ट मिश्रा यादव वर्मा शर्मा सिंह श्रीवास्तव'),
  },
  bengali: {
    given: words('অনিতা অমল কাজল কৃষ্ণা জাহানারা তপন নাজমা পার্থ ফরিদা বিমল মিতালি রফিক রীনা শামীম সুব্রত হাসিনা'),
    family: words('আহমেদ ইসলাম কর্মকার ঘোষ চৌধুরী দাস পাল বসু বেগম মজুমদার রহমান রায় সরকার সেন হোসেন'),
  },
  chinese: {
    given: words('爱华 冰 春梅 大勇 德明 国强 海燕 红 建国 静怡 俊杰 丽娜 美玲 明月 秋菊 思远 婷婷 伟 文秀 晓东 秀英 雪 玉兰 志强'),
    family: words('陈 邓 冯 高 郭 何 胡 黄 李 林 刘 罗 马 欧阳 司徒 孙 王 吴 徐 杨 张 赵 周 朱'),
    order: 'family-first-joined',
  },
  korean: {
    given: words('가람 나래 다은 동현 미영 민준 보람 상철 서연 수진 영숙 예린 우진 은주 재호 정희 지훈 하늘 현우 혜진'),
    family: words('강 고 권 김 남궁 박 배 서 송 신 안 오 윤 이 임 장 정 조 최 한 황'),
    order: 'family-first-joined',
  },
  georgian: {
    given: words('ანა გიორგი დავით ეკა ვახტანგ ზურაბ თამარ ირაკლი კახა ლელა მანანა ნინო ოთარ რუსუდან სოფიკო ქეთევან შოთა ცისანა ხათუნა'),
    family: words('აბაშიძე ბერიძე გელაშვილი დოლიძე კაპანაძე ლომიძე მაისურაძე ნადირაძე ონიანი სულაშვილი ფიფია ქავთარაძე შენგელია ჯანელიძე'),
  },
  armenian: {
    given: words('Անահիտ Արամ Գոհար Դավիթ Հասմիկ Լևոն Մարիամ Նարե Շուշան Սոնա Տիգրան Վահան Վարդուհի'),
    family: words('Աբրահամյան Գասպարյան Դավթյան Հակոբյան Մանուկյան Պետրոսյան Սարգսյան Տեր-Պողոսյան Վարդանյան'),
  },
  hebrew: {
    given: words('אורית אלון בתיה גדעון דבורה יעל יוסף לאה מיכל משה נועה עמוס רחל שלמה תמר'),
    family: words('אברמוב ברק דיין הכהן זהבי חייט כרמי לוי מזרחי נגר סופר פרץ צרפתי שפירא'),
  },
  amharic: {
    given: words('ሀና ለማ መሠረት ሰላም ሳምራዊት በቀለ ትዕግሥት አልማዝ አበበ ከበደ ወርቅነሽ ዘነበ ደረጀ ገነት ፀሐይ'),
    family: words('ሀብቴ ለገሰ መኮንን ሙሉጌታ በላይ ተስፋዬ አሰፋ ወልዴ ዘውዴ ደስታ ገብረማርያም'),
  },
};

export function drawName(tongue: Tongue, random: Random): string {
  const { given, family, order } = NAMES[tongue];
  const [first, last] = [pick(given, random), pick(family, random)];
  if (order === 'family-first-joined') return `${last}${first}`;
  return order === 'family-first' ? `${last} ${first}` : `${first} ${last}`;
}
