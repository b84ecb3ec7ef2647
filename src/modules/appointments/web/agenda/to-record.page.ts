import { errorSummary } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { relativeMoment } from '../../../../platform/time/french.js';
import type { AgendaItem } from '../../agenda/agenda-item.js';
import { appointmentHref, noteSessionHref } from '../paths.js';
import { agendaPaths } from './paths.js';
import { RECORDED, type Recorded, type ToRecordForm } from './to-record.form.js';
import { whereOf, whoOf } from './words.js';

interface Line {
  id: string;
  href: string;
  /** « hier, 9 h, Odette Rousselot », which the buttons say after their own word. */
  name: string;
  who: string;
  detail: string;
  sessionHref: string;
  states: { value: Recorded; text: string }[];
}

interface ToRecordModel {
  errors: { href: string; text: string }[];
  tabs: { label: string; items: { href: string; text: string; current: boolean }[] };
  action: string;
  everyone: boolean;
  lines: Line[];
  more: boolean;
}

export function toRecordPage(
  { items, more }: { items: AgendaItem[]; more: boolean },
  { everyone, now, form }: { everyone: boolean; now: Date; form: ToRecordForm | null },
): View<ToRecordModel> {
  const here = agendaPaths.toRecord.to();
  const model = {
    errors: form ? errorSummary(form).map(({ text }) => ({ href: '', text })) : [],
    tabs: {
      label: 'Rendez-vous montrés',
      items: [
        { href: here, text: 'Les miens', current: !everyone },
        { href: withQuery(here, { voir: 'structure' }), text: 'Ceux de la structure', current: everyone },
      ],
    },
    action: here,
    ...{ everyone, more },
    lines: items.map((item) => lineOf(item, now, everyone)),
  };
  return view('appointments/agenda/to-record', 'Rendez-vous à renseigner', model, {
    breadcrumbs: [{ href: agendaPaths.show.to(), text: 'Agenda' }],
  });
}

function lineOf(item: AgendaItem, now: Date, everyone: boolean): Line {
  const [who, when] = [whoOf(item), relativeMoment(item.startsAt, now, item.zone)];
  return {
    id: item.id,
    href: appointmentHref(item.id),
    name: `${who}, ${when}`,
    who,
    detail: [when, item.title, whereOf(item), ...(everyone ? item.agentNames : [])].join(' · '),
    sessionHref: noteSessionHref(item.id),
    states: (Object.keys(RECORDED) as Recorded[]).map((value) => ({ value, text: RECORDED[value] })),
  };
}
