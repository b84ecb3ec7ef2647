import { checkboxesField, errorSummary, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import type { DirectoryReport } from '../directory/index.js';
import type { ImportLine } from '../directory-imports.queries.js';
import type { ShownImport } from '../directory-imports.service.js';
import { changeLinks, type ChangeLink } from './import-change-links.js';
import type { ApplyImportForm } from './import.form.js';
import { outcomeOf } from './import-outcome.js';
import { changeStats, positionWords, readStats, type StatModel } from './import-stats.js';
import { count, number, tagOf } from './import-words.js';
import { paths } from './paths.js';
import type { TagModel } from './place-words.js';

interface ImportModel {
  errors: { href: string; text: string }[];
  heading: string;
  tag: TagModel;
  about: string;
  outcome: string;
  progress: { percent: number; text: string } | null;
  report: ReportModel | null;
  apply: { action: string; confirm: Field | null; stop: string | null } | null;
  restart: { action: string } | null;
  undoHref: string | null;
}

interface ReportModel {
  fileNotes: string[];
  read: StatModel[];
  changes: StatModel[];
  changesTitle: string;
  fields: ChangeLink[];
  keptLocal: string | null;
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
}

const EXAMPLES_SHOWN = 3;
const LONGEST_EXAMPLE = 80;
const REFRESH_SECONDS = 3;

export function importPage(line: ShownImport, form: ApplyImportForm): View<ImportModel> {
  const underWay = (line.status === 'waiting' || line.status === 'running') && !line.interrupted;
  const { id, report } = line;
  const model: ImportModel = {
    errors: errorSummary(form),
    heading: line.fileName,
    tag: tagOf(line),
    about: [
      `Source «\u00a0${line.source}\u00a0»`,
      longMoment(line.startedAt),
      line.requestedByName ?? 'ligne de commande',
    ].join(' · '),
    outcome: outcomeOf(line),
    progress: underWay ? progressOf(line) : null,
    report: report && !underWay ? reportModel(line, report) : null,
    apply: line.canApply && report ? applyModel(id, report, form) : null,
    restart: line.canRestart ? { action: paths.restartImport.to({ id }) } : null,
    undoHref: line.canUndo ? paths.undoImport.to({ id }) : null,
  };
  return view('structures/import', `Import de ${line.fileName}`, model, {
    refreshSeconds: underWay ? REFRESH_SECONDS : null,
    breadcrumbs: [
      { href: paths.directory.to(), text: 'Annuaire' },
      { href: paths.imports.to(), text: 'Imports' },
    ],
  });
}

function progressOf({ status, rowsRead, percent, task, report }: ImportLine): ImportModel['progress'] {
  if (status === 'waiting') return { percent: 0, text: 'En attente\u00a0: l’import commence dans quelques secondes.' };
  const rows = count(rowsRead, 'ligne lue', 'lignes lues');
  const total = task === 'apply' && report ? ` sur ${number(report.rows)}` : '';
  const what = task === 'apply' ? 'Import en cours' : 'Analyse en cours';
  return { percent, text: `${what}\u00a0: ${rows}${total} (${percent}\u00a0% du fichier).` };
}

function reportModel({ id, status }: ImportLine, report: DirectoryReport): ReportModel {
  const done = status === 'applied' || status === 'undone';
  return {
    fileNotes: [...report.fileNotes],
    read: readStats(report),
    changes: changeStats(report, done),
    changesTitle: done ? 'Ce que cela a changé dans l’annuaire' : 'Ce que cela change dans l’annuaire',
    fields: changeLinks(id, report, done),
    keptLocal: keptLocalWords(report),
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
    refusalsHref: report.refused > 0 ? paths.importRefusals.to({ id: report.sameAs ?? id }) : null,
    refusalsText: `Télécharger ${report.refused > 1 ? `les ${number(report.refused)} lignes refusées` : 'la ligne refusée'} (CSV)`,
    goneExamples: done ? [] : [...report.goneExamples],
    goneTitle:
      report.gone > report.goneExamples.length
        ? 'Lieux disparus du fichier (les premiers)'
        : 'Lieux disparus du fichier',
  };
}

function keptLocalWords({ keptLocal = 0 }: DirectoryReport): string | null {
  if (keptLocal === 0) return null;
  return `${count(keptLocal, 'changement n’est pas repris', 'changements ne sont pas repris')} du fichier\u00a0: ces champs ont été modifiés ici, et restent tels quels.`;
}

const shortened = (text: string): string =>
  text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE).trimEnd()}…` : text;

function applyModel(id: string, report: DirectoryReport, form: ApplyImportForm): ImportModel['apply'] {
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
