import type { Actor } from '../../../platform/access/actor.js';
import { dateField, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { addDays, type Day, startOfMonth } from '../../../platform/time/day.js';
import { canSeePeople } from '../../beneficiaries/index.js';
import { paths } from './paths.js';
import { peopleFormats, PeopleTableForm, sessionFormats, SessionTableForm } from './tables.form.js';

interface TablesModel {
  people: { action: string; format: Field } | null;
  sessions: { action: string; from: Field; to: Field; format: Field } | null;
}

/** Last month, which is what is most often asked for. */
export function tablesPage(actor: Actor, today: Day): View<TablesModel> {
  const to = addDays(startOfMonth(today), -1);
  const sessions = Object.assign(new SessionTableForm(), { du: startOfMonth(to), au: to });
  const people = radiosField(new PeopleTableForm(), 'format', 'Format', peopleFormats);
  const format = radiosField(sessions, 'format', 'Format', sessionFormats);
  const model: TablesModel = {
    people: canSeePeople(actor.role) ? { action: paths.people.to(), format: people } : null,
    sessions:
      actor.role === 'fund_agent'
        ? null
        : {
            action: paths.sessionTable.to(),
            from: dateField(sessions, 'du', 'Premier jour', { max: today }),
            to: dateField(sessions, 'au', 'Dernier jour', { max: today }),
            format: { ...format, id: 'format-seances', options: format.options.map(named) },
          },
  };
  return view('exports/tables', 'Exporter', model);
}

/** Two groups of the page have the same name: their boxes need ids of their own. */
const named = (option: Field['options'][number], index: number): Field['options'][number] => ({
  ...option,
  id: index === 0 ? 'format-seances' : `format-seances-${index + 1}`,
});
