import { errorSummary, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import type { Day } from '../../../platform/time/day.js';
import type { Leaver, Taker } from '../handover.queries.js';
import type { ReferralLine } from '../referral-line.js';
import type { HandoverForm } from './handover.form.js';
import { paths } from './paths.js';
import { lineRow, type LineRow } from './referrals.page.js';

interface LeaversModel {
  rows: { href: string; name: string; detail: string; present: boolean }[];
}

const breadcrumbs = [{ href: paths.list.to(), text: 'Orientations' }];

export function leaversPage(leavers: readonly Leaver[]): View<LeaversModel> {
  const rows = leavers.map((leaver) => ({
    href: paths.handover.to({ userId: leaver.id }),
    name: leaver.name,
    detail: pendingInFrench(leaver),
    present: leaver.present,
  }));
  return view('referrals/leavers', 'Passer la main', { rows }, { breadcrumbs });
}

interface HandoverModel {
  title: string;
  lede: string;
  action: string;
  errors: { href: string; text: string }[];
  nothing: boolean;
  rows: LineRow[];
  more: string | null;
  to: Field;
  cancelHref: string;
}

interface Shown {
  leaver: Leaver;
  takers: readonly Taker[];
  pending: readonly ReferralLine[];
  form: HandoverForm;
  today: Day;
}

export function handoverPage({ leaver, takers, pending, form, today }: Shown): View<HandoverModel> {
  const total = leaver.drafts + leaver.sent + leaver.accepted + leaver.received;
  const choices = Object.fromEntries(takers.filter(({ id }) => id !== leaver.id).map(({ id, name }) => [id, name]));
  const title = `Confier ce que suit ${leaver.name}`;
  const model: HandoverModel = {
    title,
    lede: `${pendingInFrench(leaver)}. Ce qui est terminé ne bouge pas, et qui a préparé chaque orientation reste écrit.`,
    action: paths.handover.to({ userId: leaver.id }),
    errors: errorSummary(form),
    nothing: total === 0,
    rows: pending.map((line) => lineRow(line, today)),
    more:
      total > pending.length
        ? `Les ${pending.length} plus anciennes sont affichées\u00a0; toutes seront confiées.`
        : null,
    to: radiosField(form, 'to', 'Qui prend la suite\u00a0?', choices),
    cancelHref: paths.leavers.to(),
  };
  const trail = [...breadcrumbs, { href: paths.leavers.to(), text: 'Passer la main' }];
  return view('referrals/handover', title, model, { breadcrumbs: trail });
}

/** « 2 brouillons, 3 en attente, 1 acceptée, 1 reçue »; « rien en cours ». */
export function pendingInFrench({ drafts, sent, accepted, received }: Leaver): string {
  const some = (count: number, one: string, several: string) =>
    count === 0 ? [] : [`${count}\u00a0${count > 1 ? several : one}`];
  const parts = [
    ...some(drafts, 'brouillon', 'brouillons'),
    ...some(sent, 'orientation en attente de réponse', 'orientations en attente de réponse'),
    ...some(accepted, 'orientation acceptée', 'orientations acceptées'),
    ...some(received, 'relais reçu', 'relais reçus'),
  ];
  return parts.length > 0 ? parts.join(', ') : 'Rien en cours';
}
