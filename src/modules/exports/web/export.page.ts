import { type SessionFilterName, type SessionFilterField, sessionFilterFields } from '../../support-sessions/index.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { longMoment } from '../../../platform/time/french.js';
import { extensionOf, markOf } from '../export-asked.js';
import { formatLabels, kindLabels, lineLabels } from '../labels.js';
import type { ExportRun } from '../runs/export-run.entity.js';
import { isUnderWay } from '../runs/export-status.js';
import { fileNameOf, linesWords, numberWords, sizeWords, stateTags, titleOf } from './export-words.js';
import { paths } from './paths.js';

interface ExportModel {
  heading: string;
  tag: { text: string; tone: string };
  about: string;
  words: string;
  progress: { text: string; percent: number } | null;
  cancelAction: string | null;
  file: { href: string; text: string; removeAction: string } | null;
  informationHref: string | null;
  againHref: string | null;
  rows: { key: string; value: string }[];
}

const REFRESH_SECONDS = 2;

export function exportPage(run: ExportRun, filters: readonly { label: string; value: string }[]): View<ExportModel> {
  const underWay = isUnderWay(run.state);
  const model: ExportModel = {
    heading: titleOf(run),
    tag: stateTags[run.state],
    about: [formatLabels[run.format], longMoment(run.createdAt)].join(' · '),
    words: wordsOf(run),
    progress: underWay ? progressOf(run) : null,
    cancelAction: underWay ? paths.cancel.to(run) : null,
    file: run.state === 'ready' ? fileOf(run) : null,
    informationHref: run.state === 'ready' && hasNoSheets(run) ? paths.information.to(run) : null,
    againHref: ['failed', 'cancelled', 'expired'].includes(run.state) ? againOf(run) : null,
    rows: [
      { key: 'Contenu', value: `${kindLabels[run.kind]}. ${lineLabels[run.kind]}` },
      ...filters.map(({ label, value }) => ({ key: label, value })),
      { key: 'Marque', value: `${markOf(run.id)} (dans le fichier et au journal)` },
      ...(run.state === 'ready' ? [{ key: 'Empreinte SHA-256', value: run.sha256 ?? '' }] : []),
    ],
  };
  return view('exports/export', titleOf(run), model, {
    refreshSeconds: underWay ? REFRESH_SECONDS : null,
    breadcrumbs: [{ href: paths.home.to(), text: 'Exporter' }],
  });
}

/** A file of one table has no place for the information that goes with it. */
const hasNoSheets = ({ format }: ExportRun): boolean => ['csv', 'jsonl'].includes(extensionOf(format));

function wordsOf(run: ExportRun): string {
  const { state, expiresAt, failure, rowsWritten } = run;
  if (state === 'failed') return failure ?? '';
  if (state === 'cancelled') return 'Vous avez annulé cet export. Rien n’a été gardé.';
  if (state === 'expired') return 'Le fichier n’est plus gardé. Refaites l’export si vous en avez encore besoin.';
  if (state === 'ready') {
    const until = expiresAt ? `Le fichier est gardé jusqu’au ${longMoment(expiresAt)}, puis supprimé.` : '';
    return `${linesWords(rowsWritten)}. ${until}`;
  }
  return 'Vous pouvez quitter cette page\u00a0: l’export continue, et vous le retrouverez dans «\u00a0Exporter\u00a0».';
}

function progressOf({ state, rowsExpected, rowsWritten }: ExportRun): ExportModel['progress'] {
  if (state === 'waiting') return { text: 'L’export va commencer.', percent: 0 };
  const percent = Math.min(99, Math.floor((100 * rowsWritten) / Math.max(rowsExpected, 1)));
  const text = `${numberWords(rowsWritten)} lignes sur ${numberWords(rowsExpected)}, soit ${percent}\u00a0%.`;
  return { text, percent };
}

function fileOf(run: ExportRun): ExportModel['file'] {
  const { extension } = fileNameOf(run);
  const text = `Télécharger le fichier (.${extension}, ${sizeWords(run.size ?? 0)})`;
  return { href: paths.file.to(run), text, removeAction: paths.remove.to(run) };
}

function againOf(run: ExportRun): string {
  const fields = Object.entries(sessionFilterFields) as [SessionFilterField, SessionFilterName][];
  return withQuery(paths.home.to(), {
    ...{ quoi: run.kind, format: run.format, du: run.from, au: run.to },
    ...Object.fromEntries(fields.map(([field, name]) => [field, run.filters[name]])),
  });
}
