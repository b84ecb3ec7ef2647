import { errorSummary, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { dayIn } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import { type BeneficiaryDetails, displayName } from '../beneficiary-details.js';
import { compare, type Comparison, mergedDetails, type Side } from '../merging/merge-fields.js';
import { mergeFieldInWords, mergeFieldLabels } from './merge-fields-in-words.js';
import { MergeForm } from './merge.form.js';
import { wishLabels } from './labels.js';
import { paths } from './paths.js';

export interface ComparedFile extends BeneficiaryDetails {
  id: string;
  version: number;
  createdAt: Date;
  lastContactOn: string;
  /** How many sessions, referrals, levels… point at it. */
  history: number;
}

export interface ComparedFiles {
  pair: Readonly<Record<Side, ComparedFile>>;
  /** Somebody said that these are two people. */
  distinct: boolean;
}

interface MergeModel {
  errors: { href: string; text: string }[];
  changed: boolean;
  told: { action: string } | null;
  people: { title: string; name: string; href: string; facts: string[] }[];
  distinguishAction: string | null;
  action: string;
  versions: { first: number; second: number };
  kept: Field;
  asked: Field[];
  taken: { label: string; value: string }[];
  cancelHref: string;
}

/** @param changed one of the two files was corrected since it was read: the choices are to be seen again */
export function mergePage(files: ComparedFiles, form: MergeForm = prefilled(files), changed = false): View<MergeModel> {
  const { pair, distinct } = files;
  const ids = { first: pair.first.id, second: pair.second.id };
  const comparison = compare(pair);
  const model: MergeModel = {
    errors: errorSummary(form),
    changed,
    told: distinct ? { action: paths.undistinguish.to(ids) } : null,
    people: [personModel('Fiche A', pair.first), personModel('Fiche B', pair.second)],
    distinguishAction: distinct ? null : paths.distinguish.to(ids),
    action: paths.pair.to(ids),
    versions: { first: pair.first.version, second: pair.second.version },
    kept: keptField(form, pair),
    asked: comparison.asked.map((field) =>
      radiosField(form, field, mergeFieldLabels[field], {
        first: `A\u00a0: ${mergeFieldInWords(field, pair.first)}`,
        second: `B\u00a0: ${mergeFieldInWords(field, pair.second)}`,
      }),
    ),
    taken: takenWithoutAsking(pair, comparison),
    cancelHref: paths.duplicates.to(),
  };
  return view('beneficiaries/merge', 'Deux fiches pour une personne\u00a0?', model, {
    breadcrumbs: [
      { href: paths.list.to(), text: 'Bénéficiaires' },
      { href: paths.duplicates.to(), text: 'Doublons possibles' },
    ],
  });
}

/** Kept unless said otherwise: the file to which most happened, else the older one; its answers come first. */
function prefilled({ pair }: ComparedFiles): MergeForm {
  const [{ history: one, createdAt }, { history: other, createdAt: otherwise }] = [pair.first, pair.second];
  const kept: Side = one > other || (one === other && createdAt <= otherwise) ? 'first' : 'second';
  const answers = Object.fromEntries(compare(pair).asked.map((field) => [field, kept]));
  return Object.assign(new MergeForm(), { kept, ...answers });
}

const personModel = (title: string, file: ComparedFile): MergeModel['people'][number] => ({
  title,
  name: displayName(file),
  href: paths.caseFile.to({ id: file.id }),
  facts: [
    `Fiche ouverte le ${fullDay(dayIn(file.createdAt))}`,
    `Dernier contact le ${fullDay(file.lastContactOn)}`,
    historyWords(file.history),
  ],
});

const historyWords = (count: number): string =>
  count === 0
    ? 'Rien n’y est encore rattaché'
    : `${count}\u00a0${count > 1 ? 'éléments rattachés' : 'élément rattaché'} (séances, orientations, repères…)`;

const keptField = (form: MergeForm, pair: ComparedFiles['pair']): Field =>
  radiosField(form, 'kept', 'Quelle fiche garder\u00a0?', {
    first: {
      text: `Fiche A\u00a0: ${displayName(pair.first)}`,
      hint: 'Tout ce qui est rattaché à l’autre la rejoint.',
    },
    second: `Fiche B\u00a0: ${displayName(pair.second)}`,
  });

/** Said, so that nobody wonders: what is the same, what only one file says, what both have. */
function takenWithoutAsking(pair: ComparedFiles['pair'], { same, filled }: Comparison): MergeModel['taken'] {
  const joined = mergedDetails(pair, 'first', new Map());
  return [
    ...same.map((field) => ({ label: mergeFieldLabels[field], value: mergeFieldInWords(field, pair.first) })),
    ...filled.map(({ field, side }) => ({
      label: mergeFieldLabels[field],
      value: `${mergeFieldInWords(field, pair[side])} (fiche ${side === 'first' ? 'A' : 'B'})`,
    })),
    { label: 'Ce qui l’aide', value: joined.wishes.map((wish) => wishLabels[wish]).join(', ') },
    { label: 'Notes', value: joined.notes ?? '' },
  ].filter(({ value }) => value !== '' && value !== 'non renseigné');
}
