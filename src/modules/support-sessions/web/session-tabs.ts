import type { Role } from '../../../platform/access/actor.js';
import { withQuery } from '../../../platform/http/paths.js';
import { paths as coordinationPaths } from './coordination/paths.js';
import { paths } from './paths.js';

export interface Tabs {
  label: string;
  items: { href: string; text: string; current: boolean }[];
}

/** Those who work in a structure and may coordinate besides. */
const coordinating: readonly Role[] = ['mediator', 'structure_manager'];

/** The tabs above what was noted: one’s own sessions, those of the structure, and coordination for those who do some. */
/** @param etiquette id of the only tag shown, kept from one tab to the other */
export const sessionTabs = (role: Role, current: 'mine' | 'structure' | 'coordination', etiquette?: string): Tabs => ({
  label: 'Séances affichées',
  items: [
    { href: withQuery(paths.list.to(), { etiquette }), text: 'Mes séances', current: current === 'mine' },
    {
      href: withQuery(paths.list.to(), { voir: 'structure', etiquette }),
      text: 'Toute la structure',
      current: current === 'structure',
    },
    ...(coordinating.includes(role)
      ? [{ href: coordinationPaths.list.to(), text: 'Coordination', current: current === 'coordination' }]
      : []),
  ],
});
