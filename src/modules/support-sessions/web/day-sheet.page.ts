import { dateField, errorSummary, type Field, selectField, textField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { newId } from '../../../platform/ids.js';
import { duration, longDay } from '../../../platform/time/french.js';
import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import type { SessionLine } from '../support-sessions.queries.js';
import { AUTONOMY, DURATION_CHOICES, type Topic, TOPICS } from '../vocabulary.js';
import { nameInRow } from './day-sheet-body.js';
import { AT_A_DISTANCE, type DaySheet } from './day-sheet-desk.js';
import type { DaySheetRowForm, RowField } from './day-sheet.form.js';
import type { SheetRow } from './day-sheet-rows.js';
import { paths } from './paths.js';
import type { PersonChoice } from './person-choices.js';

type RowFields = Record<Exclude<RowField, 'person'>, Field>;

interface Row {
  key: string;
  number: number;
  fields: RowFields;
  /** Named `person-<key>`. */
  choices: { name: string; people: (PersonChoice & { selected: boolean })[] } | null;
  error: string | null;
}

interface Noted {
  href: string;
  who: string;
  duration: string;
  topics: string;
}

interface DaySheetModel {
  action: string;
  errors: { href: string; text: string }[];
  day: string;
  jour: Field;
  place: Field;
  noted: Noted[];
  notedTitle: string;
  rows: Row[];
  createHref: string;
}

export function daySheetPage(sheet: DaySheet): View<DaySheetModel> {
  const { form, noted, today } = sheet;
  const open = sheet.rows.filter(({ sessionId }) => sessionId === null);
  const rows = open.map((row, index) => shownRow(row, index + 1, sheet));
  const model = {
    action: paths.daySheet.to(),
    errors: [...errorSummary(form), ...open.flatMap((row, index) => errorsOf(row, index + 1))],
    day: longDay(form.jour ?? today),
    jour: dateField(form, 'jour', 'Jour', { max: today }),
    place: selectField(form, 'place', 'Lieu', placeChoices(sheet)),
    noted: noted.map(shownNoted),
    notedTitle:
      noted.length > 1 ? `${noted.length}\u00a0séances notées ce jour` : `${noted.length}\u00a0séance notée ce jour`,
    rows,
    createHref: paths.create.to(),
  };
  return view('support-sessions/day-sheet', 'Feuille de journée', model, { wide: true });
}

interface RowFragmentModel {
  saved: (Noted & { key: string }) | null;
  row: Row | null;
  /** One more blank row takes the place of the one that was saved. */
  blank: Row;
}

/** The row that was sent, alone: for the script. */
export function rowFragment(sheet: DaySheet, key: unknown): RowFragmentModel {
  const sent = sheet.rows.find((row) => row.key === key);
  const line = sheet.noted.find(({ id }) => id === sent?.sessionId);
  const fault = sheet.form.errors[0]?.message;
  const shown = sent && !sent.sessionId ? shownRow(sent, 0, sheet) : null;
  const fresh = sheet.rows.at(-1);
  return {
    saved: line && sent ? { ...shownNoted(line), key: sent.key } : null,
    row: shown && fault ? { ...shown, error: fault } : shown,
    blank: shownRow({ ...(fresh as SheetRow), key: newId() }, 0, sheet),
  };
}

const errorsOf = ({ form, key }: SheetRow, number: number) =>
  form.errors.map(({ field, message }) => ({
    href: `#${nameInRow(field as RowField, key)}`,
    text: `Ligne ${number}\u00a0: ${message}`,
  }));

function shownRow({ key, form, choices }: SheetRow, number: number, { habits }: DaySheet): Row {
  const inRow = (field: Field): Field => {
    const id = nameInRow(field.name as RowField, key);
    return { ...field, id, name: id };
  };
  const minutes = [...DURATION_CHOICES, ...habits.otherMinutes];
  const topics = topicsInOrder(habits.topics);
  return {
    key,
    number,
    fields: {
      q: inRow(textField(form, 'q', 'Personne suivie')),
      ageBand: inRow(selectField(form, 'ageBand', 'Âge', shortened(ageBandLabels))),
      gender: inRow(selectField(form, 'gender', 'Genre', shortened(genderLabels))),
      socialStatus: inRow(selectField(form, 'socialStatus', 'Statut', shortened(socialStatusLabels))),
      duration: inRow(selectField(form, 'duration', 'Durée', durations(minutes))),
      topic: inRow(selectField(form, 'topic', 'Thématique', { '': '–', ...topics })),
      secondTopic: inRow(selectField(form, 'secondTopic', 'Et aussi', { '': '–', ...topics })),
      autonomy: inRow(selectField(form, 'autonomy', 'Autonomie', { '': '–', ...AUTONOMY })),
      note: inRow(textField(form, 'note', 'Note')),
    },
    choices: choices && choices.people.length > 0 ? chosenAmong(form, key, choices.people) : null,
    error: null,
  };
}

/** When there is but one, they are proposed: a second « Entrée » is enough. */
const chosenAmong = (form: DaySheetRowForm, key: string, people: readonly PersonChoice[]) => ({
  name: nameInRow('person', key),
  people: people.map((person) => ({ ...person, selected: people.length === 1 || form.person === person.id })),
});

/** A cell is narrow: what is not said is a dash. */
const shortened = (labels: Readonly<Record<string, string>>) => {
  const { non_communique: _unsaid, ...said } = labels;
  return { non_communique: '–', ...said };
};

const durations = (minutes: readonly number[]) => ({
  '': '–',
  ...Object.fromEntries(minutes.map((one) => [one, duration(one)])),
});

const topicsInOrder = (usual: readonly Topic[]) =>
  Object.fromEntries([...new Set([...usual, ...(Object.keys(TOPICS) as Topic[])])].map((code) => [code, TOPICS[code]]));

const placeChoices = ({ places }: DaySheet) => ({
  ...Object.fromEntries(places.map(({ id, name, communeName }) => [id, `${name}, ${communeName}`])),
  [AT_A_DISTANCE]: 'À distance',
});

const shownNoted = ({ id, personName, anonymous, title, durationMinutes, topics }: SessionLine): Noted => ({
  href: paths.show.to({ id }),
  who: title ?? personName ?? (anonymous ? 'Personne sans fiche' : 'Personne qui n’est plus suivie ici'),
  duration: duration(durationMinutes),
  topics: topics.map((topic) => TOPICS[topic]).join(', '),
});
