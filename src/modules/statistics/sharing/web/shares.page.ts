import { errorSummary, type Field, radiosField, textField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { dayIn } from '../../../../platform/time/day.js';
import { fullDay } from '../../../../platform/time/french.js';
import type { FrozenReport } from '../../reports/frozen-report.entity.js';
import { periodInWords, periodOf } from '../../reports/report-period.js';
import { reportsPaths } from '../../reports/web/paths.js';
import { paths } from '../../web/paths.js';
import { type Table, text } from '../../web/table.js';
import type { ShareLine } from '../report-shares.service.js';
import { sharingPaths } from './paths.js';
import { durations, type ShareForm } from './share.form.js';

interface SharesModel {
  lede: string;
  action: string;
  errors: { href: string; text: string }[];
  receiver: Field;
  duration: Field;
  /** Just made: shown this once. */
  address: string | null;
  table: Table | null;
}

interface Shown {
  report: FrozenReport;
  form: ShareForm;
  shares: readonly ShareLine[];
  address: string | null;
  now: Date;
}

const breadcrumbsOf = (id: string) => [
  { href: paths.figures.to(), text: 'Statistiques' },
  { href: reportsPaths.list.to(), text: 'Rapports' },
  { href: reportsPaths.show.to({ id }), text: 'Rapport' },
];

export function sharesPage({ report, form, shares, address, now }: Shown): View<SharesModel> {
  const { id } = report;
  const model = {
    lede: `${report.scopeName}, ${periodInWords(periodOf(report))}`,
    action: sharingPaths.shares.to({ id }),
    errors: errorSummary(form),
    receiver: textField(form, 'pour', 'Pour qui', { hint: 'Un organisme ou un service, pour vous y retrouver.' }),
    duration: radiosField(form, 'duree', 'Ce lien fonctionne pendant', durations, { inline: true }),
    address,
    table: shares.length > 0 ? tableOf(id, shares, now) : null,
  };
  return view('statistics/reports/shares', 'Partager ce rapport', model, { breadcrumbs: breadcrumbsOf(id) });
}

const tableOf = (reportId: string, shares: readonly ShareLine[], now: Date): Table => ({
  ...{ caption: 'Liens donnés', captionHidden: false, foot: null },
  head: ['Pour', 'Fait le', 'État', 'Arrêter'].map((words) => ({ text: words, numeric: false })),
  rows: shares.map((share) => {
    const open = share.revokedAt === null && share.expiresAt > now;
    const stopHref = sharingPaths.stop.to({ id: reportId, shareId: share.id });
    return {
      cells: [
        { ...text(share.label), header: true },
        text(fullDay(dayIn(share.createdAt))),
        text(stateOf(share, now)),
        open ? { ...text('Arrêter'), href: stopHref, hiddenText: `le lien pour ${share.label}` } : text('–'),
      ],
    };
  }),
});

function stateOf({ expiresAt, revokedAt }: ShareLine, now: Date): string {
  if (revokedAt) return `arrêté le ${fullDay(dayIn(revokedAt))}`;
  const day = fullDay(dayIn(expiresAt));
  return expiresAt > now ? `ouvert jusqu’au ${day}` : `fini depuis le ${day}`;
}

interface StopModel {
  label: string;
  action: string;
  cancelHref: string;
}

export const stopSharePage = (reportId: string, share: { id: string; label: string }): View<StopModel> =>
  view(
    'statistics/reports/stop-share',
    'Arrêter ce lien\u00a0?',
    {
      label: share.label,
      action: sharingPaths.stop.to({ id: reportId, shareId: share.id }),
      cancelHref: sharingPaths.shares.to({ id: reportId }),
    },
    { breadcrumbs: breadcrumbsOf(reportId) },
  );
