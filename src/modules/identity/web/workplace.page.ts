import type { Actor } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import { roleLabels } from './labels.js';
import { paths } from './paths.js';

interface WorkplaceModel {
  action: string;
  workplaces: { membershipId: string; name: string; role: string; current: boolean }[];
}

export function workplacePage(workplaces: Actor[], current: Actor | null): View<WorkplaceModel> {
  const model = {
    action: paths.workplace.to(),
    workplaces: workplaces.map((workplace) => ({
      membershipId: workplace.membershipId,
      name: workplace.workplaceName,
      role: roleLabels[workplace.role],
      current: workplace.membershipId === current?.membershipId,
    })),
  };
  return view('identity/workplace', 'Où travaillez-vous aujourd’hui\u00a0?', model, { layout: 'bare' });
}
