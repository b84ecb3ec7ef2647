import { checkboxesField, errorSummary, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import type { ImportLine } from '../directory-imports.queries.js';
import type { ApplyImportForm } from './import.form.js';
import { changeStats, positionWords, readStats, type StatModel } from './import-stats.js';
import { count, number, statusTags } from './import-words.js';
import { paths } from './paths.js';
import type { TagModel } from './place-words.js';

interface ImportModel {
  errors: { href: string; text: string }[];
  heading: string;
  tag: TagModel;
  about: string;
  outcome: string;
  fileNotes: string[];
  read: StatModel[];
  changes: StatModel[];
  places: string[];
  repairs: {
    field: string;
    rule: string;
    count: string;
    examples: { line: string; before: string; after: string }[];
  }[];
  motives: { motive: string; count: string }[];
  refusalsHref: string | null;
  refusalsText: string;
  goneExamples: string[];
  goneTitle: string;
  apply: { action: string; confirm: Field | null; stop: string | null } | null;
}

const EXAMPLES_SHOWN = 3;
const LONGEST_EXAMPLE = 80;

export function importPage(line: ImportLine & { canApply: boolean }, form: ApplyImportForm): View<ImportModel> {
  const { id, report, status } = line;
  const model: ImportModel = {
    errors: errorSummary(form),
    heading: line.fileName,
    tag: statusTags[status],
    about: [
      `Source «\u00a0${line.source}\u00a0»`,
      longMoment(line.startedAt),
      line.requestedByName ?? 'ligne de commande',
    ].join(' · '),
    outcome: outcomeOf(line),
    fileNotes: [...report.fileNotes],
    read: readStats(report),
    changes: changeStats(report, status === 'applied'),
    places: positionWords(report),
    repairs: report.repairs.map(({ field, rule, count: times, examples }) => ({
      field,
      rule,
      count: number(times),
      examples: examples.slice(0, EXAMPLES_SHOWN).map(({ line: at, before, after }) => ({
        line: `ligne\u00a0${at}`,
        before: shortened(before) || '(vide)',
        after: shortened(after) || '(laissé vide)',
      })),
    })),
    motives: report.motives.map(({ motive, count: times }) => ({ motive, count: number(times) })),
    refusalsHref: report.refused > 0 ? paths.importRefusals.to({ id }) : null,
    refusalsText: `Télécharger ${report.refused > 1 ? `les ${number(report.refused)} lignes refusées` : 'la ligne refusée'} (CSV)`,
    goneExamples: [...report.goneExamples],
    goneTitle:
      report.gone > report.goneExamples.length
        ? 'Lieux disparus du fichier (les premiers)'
        : 'Lieux disparus du fichier',
    apply: line.canApply ? applyModel(line, form) : null,
  };
  return view('structures/import', `Import de ${line.fileName}`, model, {
    breadcrumbs: [
      { href: paths.directory.to(), text: 'Annuaire' },
      { href: paths.imports.to(), text: 'Imports' },
    ],
  });
}

const shortened = (text: string): string =>
  text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE).trimEnd()}…` : text;

function outcomeOf({ status, canApply }: ImportLine & { canApply: boolean }): string {
  if (status === 'applied') return 'Ce fichier a été importé\u00a0: l’annuaire est à jour.';
  const unchanged = 'Rien n’a été changé dans l’annuaire.';
  return canApply
    ? `${unchanged} Lisez ce qui suit, puis importez.`
    : `${unchanged} Pour importer ce fichier, envoyez-le à nouveau.`;
}

function applyModel({ id, report }: ImportLine, form: ApplyImportForm): ImportModel['apply'] {
  const stop =
    `Ce fichier a ${count(report.accepted, 'lieu', 'lieux')}, cette source en avait ${number(report.previous)}. ` +
    'Un fichier tronqué ferait disparaître des lieux.';
  const confirm = checkboxesField(form, 'confirm', 'Confirmation', {
    true: `Ce fichier est complet\u00a0: ${count(report.gone, 'lieu a', 'lieux ont')} bien disparu`,
  });
  return {
    action: paths.applyImport.to({ id }),
    confirm: report.volumeDrop || form.errorOf('confirm') ? confirm : null,
    stop: report.volumeDrop ? stop : null,
  };
}
