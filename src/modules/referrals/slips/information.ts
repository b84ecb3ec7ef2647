import type { Day } from '../../../platform/time/day.js';
import { showPhone } from '../../../platform/contact/phone.js';
import type { SheetFormat, SheetLanguage } from './sheet-languages.js';
import { dayInWords, words } from './sheet-words.js';
import { Lines, type Section, type TakeAway, takeAway } from './take-away.js';

/** What the person takes away to reach their caisse by themselves. Phones in E.164. */
export interface InformationData {
  /** Null when the caisse is not known for sure. */
  fund: {
    name: string;
    phone: string | null;
    email: string | null;
    hours: string | null;
    communeName: string | null;
    address: string | null;
    /** As it is typed: « www.exemple.fr ». */
    site: string | null;
  } | null;
  /** 36 46 and ameli.fr answer for the general scheme. */
  general: boolean;
  giver: { name: string; phone: string | null };
  givenOn: Day;
}

const SHORT_NUMBER = '36\u00a046';
const SITE = 'www.ameli.fr';

export const information = (data: InformationData, language: SheetLanguage, format: SheetFormat): TakeAway =>
  takeAway(language, format, 'informationTitle', (each) => sections(data, new Lines(each)));

function sections({ fund, general, giver, givenOn }: InformationData, lines: Lines): Section[] {
  const { language } = lines;
  return [
    lines.opening(lines.say('fundHelps'), lines.say('fundTeaches'), lines.say('fundFree')),
    ...(general
      ? [
          lines.section(
            'byPhone',
            lines.say('callThem', { phone: SHORT_NUMBER }, 'strong'),
            lines.say('normalPrice'),
            lines.say('vitaleNear'),
          ),
          lines.section('online', lines.say('goTo', { site: SITE }, 'strong'), lines.say('openAccount')),
        ]
      : []),
    lines.section(
      'yourFund',
      lines.french(fund && fund.name, 'name'),
      lines.french(fund && fund.address),
      lines.french(fund && fund.communeName),
      lines.french(fund && fund.phone && showPhone(fund.phone)),
      lines.french(fund && fund.email),
      lines.french(fund && fund.site),
    ),
    lines.section('opening', lines.french(fund && fund.hours)),
    lines.section(
      'helpToCall',
      lines.say('seeUsAgain'),
      lines.french(giver.name),
      lines.french(giver.phone && showPhone(giver.phone)),
      lines.ready(words(language, 'givenOn', { date: dayInWords(language, givenOn) })),
    ),
  ];
}
