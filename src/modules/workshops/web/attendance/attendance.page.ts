import { errorSummary, type Field, textField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { SheetLine } from '../../attendance/attendance-sheet.js';
import { paths as workshopsPaths } from '../organising/paths.js';
import { fromToWords, whereWords, dayWords } from '../organising/workshop-words.js';
import { AttendanceForm, presenceName, seenName } from './attendance.form.js';
import type { AttendanceTable } from './attendance-desk.js';
import { attendancePaths } from './paths.js';

interface Expected {
  id: string;
  name: string;
  facts: string;
  /** Of the radios, and of what the page showed. */
  presence: string;
  seen: string;
  mark: string;
  attended: boolean;
  absent: boolean;
}

interface Seatless {
  name: string;
  facts: string;
  act: string;
  action: string;
}

interface AttendanceModel {
  errors: { href: string; text: string }[];
  title: string;
  lede: string;
  counts: string;
  action: string;
  /** Not yet time, or closed: what is known is read, and nothing is written. */
  early: string | null;
  expected: Expected[];
  /** Whoever has not been marked yet may be marked by one button. */
  marksAll: boolean;
  walkIns: Seatless[];
  waiting: Seatless[];
  anonymous: Field;
  anonymousSeen: number;
  search: Field | null;
  found: Seatless[];
  foundWords: string | null;
  closeHref: string;
}

export function attendancePage(table: AttendanceTable, form: AttendanceForm): View<AttendanceModel> {
  const { sheet, searches, found } = table;
  const { workshop, lines } = sheet;
  const id = workshop.id;
  const expected = lines.filter(({ walkIn, status }) => !walkIn && status !== 'waiting');
  const model: AttendanceModel = {
    errors: errorSummary(form),
    title: 'Qui est venu\u00a0?',
    lede: `${workshop.title}, ${dayWords(workshop)}, ${fromToWords(workshop)}, ${whereWords(workshop)}.`,
    counts: countsOf(lines, sheet.anonymousWalkIns),
    action: attendancePaths.show.to({ id }),
    early: sheet.hasBegun ? null : 'La présence se note à partir d’une heure avant le début.',
    expected: expected.map((line) => expectedLine(line, form)),
    marksAll: expected.some(({ status }) => status === 'registered'),
    walkIns: lines.filter(({ walkIn }) => walkIn).map((line) => seatless(line, `back_${line.id}`, 'Retirer')),
    waiting: lines
      .filter(({ status }) => status === 'waiting')
      .map((line) => seatless(line, `came_${line.id}`, 'Noter la venue')),
    anonymous: textField(form, 'anonymous', 'Personnes venues sans inscription ni fiche', {
      required: false,
      inputmode: 'numeric',
      width: '3',
    }),
    anonymousSeen: sheet.anonymousWalkIns,
    search: searches
      ? textField(form, 'personSearch', 'Ajouter une personne suivie par votre structure', { required: false, width: '20' })
      : null,
    found: (found ?? []).map((person) => ({
      ...{ name: person.name, facts: person.facts },
      ...{ act: `add_${person.id}`, action: 'Ajouter' },
    })),
    foundWords: found && found.length === 0 ? 'Aucune personne suivie par votre structure ne porte ce nom.' : null,
    closeHref: attendancePaths.close.to({ id }),
  };
  const breadcrumbs = [
    { href: workshopsPaths.list.to(), text: 'Ateliers' },
    { href: workshopsPaths.show.to({ id }), text: workshop.title },
  ];
  return view('workshops/attendance', model.title, model, { breadcrumbs });
}

/** As the page is first shown. */
export function blankAttendance({ sheet }: AttendanceTable): AttendanceForm {
  const form = new AttendanceForm();
  form.anonymous = sheet.anonymousWalkIns;
  return form;
}

const nameOf = ({ name, from }: SheetLine): string =>
  name ?? (from ? `Une personne orientée par ${from}` : 'Une personne sans nom');

const factsOf = ({ name, from, status }: SheetLine): string =>
  [
    name && from ? `orientée par ${from}` : null,
    status === 'pending' || status === 'offered' ? 'place pas encore confirmée' : null,
  ]
    .filter(Boolean)
    .join(', ');

function expectedLine(line: SheetLine, { ticked }: AttendanceForm): Expected {
  const mark = line.status === 'attended' || line.status === 'absent' ? line.status : '';
  // A page that comes back with its errors keeps what was ticked; the one that was saved reads the base.
  const shown = ticked.get(line.id) ?? mark;
  return {
    ...{ id: line.id, name: nameOf(line), facts: factsOf(line) },
    ...{ presence: presenceName(line.id), seen: seenName(line.id), mark },
    ...{ attended: shown === 'attended', absent: shown === 'absent' },
  };
}

const seatless = (line: SheetLine, act: string, action: string): Seatless => ({
  ...{ name: nameOf(line), facts: factsOf(line) },
  ...{ act, action },
});

function countsOf(lines: readonly SheetLine[], anonymous: number): string {
  const came = lines.filter(({ status }) => status === 'attended').length + anonymous;
  const expected = lines.filter(({ walkIn, status }) => !walkIn && status !== 'waiting').length;
  return `${came} ${came > 1 ? 'présentes' : 'présente'}, ${expected} ${expected > 1 ? 'attendues' : 'attendue'}`;
}
