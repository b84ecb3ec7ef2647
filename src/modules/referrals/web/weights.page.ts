import { errorSummary, type Field, textareaField, textField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { dayIn } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import { CRITERIA, HIGHEST_WEIGHT, type Weights } from '../routing/weights.js';
import type { WeightsInForce, WeightsVersion } from '../weights/routing-weights.service.js';
import type { WeightsOnDesk, WeightsPreview } from '../weights/weights-desk.js';
import { choiceReasonLabels } from './choice-labels.js';
import { criterionLabels } from './criterion-labels.js';
import type { ApplyWeightsForm, WeightsForm } from './weights.form.js';
import { changesOf, type PreviewWords, previewWords, type Row, weightRows } from './weights-words.js';
import { weightsPaths } from './weights.paths.js';

const TITLE = 'Classement des propositions';

interface TableModel {
  caption: string;
  head: { text: string; numeric?: boolean }[];
  rows: Row[];
}

interface WeightsModel {
  weights: TableModel;
  changeHref: string;
  reasons: { summary: string; table: TableModel | null };
  history: { when: string; datetime: string; text: string; detail: string; by: string }[];
}

export function weightsPage({ inForce, history, reasons }: WeightsOnDesk): View<WeightsModel> {
  return view('referrals/weights', TITLE, {
    weights: weightsTable(inForce),
    changeHref: weightsPaths.change.to(),
    reasons: reasonsOf(reasons),
    history: history.map((version, index) => lineOf(version, history[index + 1])),
  });
}

export function explainedPage(inForce: WeightsInForce): View<{ weights: TableModel }> {
  return view('referrals/weights-explained', 'Comment les propositions sont classées', {
    weights: weightsTable(inForce),
  });
}

const weightsTable = ({ version, weights }: WeightsInForce): TableModel => ({
  caption: `Ce qui compte, et combien, de 0 à ${HIGHEST_WEIGHT} (réglage ${version})`,
  head: [{ text: 'Critère' }, { text: 'Ce qui fait une bonne note' }, { text: 'Poids', numeric: true }],
  rows: weightRows(weights),
});

function reasonsOf({ choices, followed, notSuggested, reasons }: WeightsOnDesk['reasons']): WeightsModel['reasons'] {
  if (choices === 0) return { summary: 'Aucun choix n’a encore été fait à partir des propositions.', table: null };
  const others = choices - followed - notSuggested;
  const rows = reasons.map(({ reason, count }) => ({
    cells: [
      { text: choiceReasonLabels[reason], header: true },
      { text: String(count), numeric: true },
    ],
  }));
  return {
    summary:
      `Sur ${choices} orientation${choices > 1 ? 's' : ''} en un an, la première proposition a été suivie ${followed} fois, ` +
      `une autre proposition a été choisie ${others} fois, et un lieu non proposé ${notSuggested} fois.`,
    table:
      rows.length === 0
        ? null
        : {
            caption: 'Pourquoi une autre proposition (plusieurs raisons possibles)',
            head: [{ text: 'Raison' }, { text: 'Fois', numeric: true }],
            rows,
          },
  };
}

function lineOf(version: WeightsVersion, before: WeightsVersion | undefined): WeightsModel['history'][number] {
  const changes = before ? changesOf(before.weights, version.weights) : [];
  return {
    when: fullDay(dayIn(version.at)),
    datetime: version.at.toISOString(),
    text: `Réglage ${version.version}\u00a0: ${version.words}`,
    detail: changes.map(({ name, from, to }) => `${name}\u00a0: ${from} → ${to}`).join(' · '),
    by: version.by ?? 'Passerelle',
  };
}

interface ChangeModel {
  errors: { href: string; text: string }[];
  action: string;
  fields: Field[];
  cancelHref: string;
}

export function changePage(form: WeightsForm): View<ChangeModel> {
  return view(
    'referrals/weights-change',
    'Changer le classement',
    {
      errors: errorSummary(form),
      action: weightsPaths.preview.to(),
      fields: CRITERIA.map((criterion) =>
        textField(form, criterion, criterionLabels[criterion].name, {
          hint: criterionLabels[criterion].meaning,
          inputmode: 'numeric',
          width: '2',
        }),
      ),
      cancelHref: weightsPaths.table.to(),
    },
    { breadcrumbs },
  );
}

interface PreviewModel {
  errors: { href: string; text: string }[];
  changes: string[];
  words: PreviewWords;
  action: string;
  hidden: { name: string; value: string }[];
  why: Field;
  backHref: string;
  changeHref: string;
}

export function previewPage(preview: WeightsPreview, form: ApplyWeightsForm): View<PreviewModel> {
  const { inForce } = preview;
  const asked: Weights = form.weights;
  return view(
    'referrals/weights-preview',
    'Essai du nouveau classement',
    {
      errors: errorSummary(form),
      changes: changesOf(inForce.weights, asked).map(
        ({ name, from, to }) => `${name}\u00a0: ${from} devient ${to} (sur ${HIGHEST_WEIGHT})`,
      ),
      words: previewWords(preview),
      action: weightsPaths.table.to(),
      hidden: [
        { name: 'version', value: String(form.version ?? inForce.version) },
        ...CRITERIA.map((criterion) => ({ name: criterion, value: String(asked[criterion]) })),
      ],
      why: textareaField(form, 'words', 'Pourquoi ce changement\u00a0?', {
        rows: 2,
        hint: 'Se lit dans l’historique, avec votre nom.',
      }),
      backHref: weightsPaths.table.to(),
      changeHref: weightsPaths.change.to(),
    },
    { breadcrumbs },
  );
}

const breadcrumbs = [{ href: weightsPaths.table.to(), text: TITLE }];
