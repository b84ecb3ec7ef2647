import { showPhone } from '../../../platform/contact/phone.js';
import type { Day } from '../../../platform/time/day.js';
import type { PlaceOutline } from '../../structures/index.js';
import { openingSentences } from './opening-sentences.js';
import type { SheetFormat, SheetLanguage } from './sheet-languages.js';
import { capitalised, dayInWords, words } from './sheet-words.js';
import { type Line, Lines, type Section, type SheetMap, type TakeAway, takeAway } from './take-away.js';
import type { SheetTexts } from './texts/sheet-texts.js';

/** How a person gets there for the first time, when no day is known. */
export type Coming = 'walk_in' | 'call_first' | 'no_visits' | 'they_call' | 'not_known';

/** Everything that the slip says of a referral. Phones in E.164. */
export interface SlipData {
  /** As far as the reader may know it; null prints none. */
  personName: string | null;
  place: {
    name: string;
    address: string[];
    phone: string | null;
    /** As the directory has it (OSM's opening_hours). */
    openingHours: string | null;
    /** Typed by the structure, in French. */
    contactHours: string | null;
    outline: PlaceOutline | null;
  };
  appointmentOn: Day | null;
  coming: Coming;
  /** Codes of the referral. */
  needs: readonly string[];
  sender: { structureName: string; personName: string; phone: string | null } | null;
}

/** « Billet d’orientation »: where to go, when, with what, in large type and plain words. */
export const slip = (data: SlipData, language: SheetLanguage, format: SheetFormat): TakeAway =>
  takeAway(language, format, 'slipTitle', (each) => sections(data, new Lines(each)));

function sections(data: SlipData, lines: Lines): Section[] {
  const { place, sender } = data;
  const phone = place.phone && showPhone(place.phone);
  const away = data.appointmentOn === null && (data.coming === 'they_call' || data.coming === 'no_visits');
  return [
    lines.opening(lines.french(data.personName, 'name')),
    {
      ...lines.section(
        'where',
        lines.french(place.name, 'name'),
        ...place.address.map((line) => lines.french(line)),
        lines.say('phone', { phone }, 'strong'),
      ),
      map: mapOf(place.outline, lines),
    },
    lines.section('when', ...when(data, lines)),
    lines.section('opening', opening(data, lines)),
    away
      ? lines.section('keepNear', lines.items(...toBring(data.needs)))
      : lines.section('bring', lines.items('bringSlip', ...toBring(data.needs))),
    lines.section('cannotCome', away ? [] : lines.say('callThem', { phone: phone ?? ownPhone(data) })),
    lines.section(
      'sentBy',
      lines.french(sender && sender.structureName),
      lines.french(sender && sender.personName),
      lines.say('question', { phone: ownPhone(data) }),
    ),
  ];
}

function mapOf(outline: SlipData['place']['outline'], { language }: Lines): SheetMap | null {
  if (!outline) return null;
  const { departmentName, viewBox, path, x, y } = outline;
  return { viewBox, path, x, y, alt: words(language, 'mapShows', { department: departmentName }) };
}

const ownPhone = ({ sender }: SlipData): string | null => sender && sender.phone && showPhone(sender.phone);

function when({ appointmentOn, coming }: SlipData, lines: Lines): Line[][] {
  if (appointmentOn) {
    const day = capitalised(lines.language, dayInWords(lines.language, appointmentOn));
    return [lines.ready(day, 'strong'), lines.say('time', {}, 'blank')];
  }
  const ways: Record<Coming, (keyof SheetTexts)[]> = {
    walk_in: ['walkIn'],
    call_first: ['noDate', 'callFirst'],
    no_visits: ['noVisits'],
    they_call: ['theyCall'],
    not_known: ['noDate'],
  };
  return ways[coming].map((key) => lines.say(key));
}

function opening({ place }: SlipData, lines: Lines): Line[] {
  const read = openingSentences(lines.language, place.openingHours);
  if (read) return read.flatMap((text) => lines.ready(text));
  if (place.contactHours) return lines.french(place.contactHours);
  return place.phone ? lines.say('openingUnknown') : [];
}

const ONLINE_HEALTH = ['ameli', 'mon_espace_sante'];

/** Opening such an account asks for the card, and for a code that is sent at that very moment. */
function toBring(needs: readonly string[]): (keyof SheetTexts)[] {
  const wants = (...codes: string[]) => needs.some((need) => codes.includes(need));
  const asked = (key: keyof SheetTexts, ...codes: string[]) => (wants(...codes) ? [key] : []);
  return [
    ...asked('bringVitale', ...ONLINE_HEALTH, 'rights', 'care'),
    ...asked('bringCodeLetter', 'mon_espace_sante'),
    ...asked('bringPhone', ...ONLINE_HEALTH, 'email'),
    ...asked('bringMailbox', ...ONLINE_HEALTH, 'email', 'procedures'),
    ...asked('bringDevice', 'basics', 'equipment'),
    'bringGlasses',
  ];
}
