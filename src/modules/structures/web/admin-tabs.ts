import type { Actor } from '../../../platform/access/actor.js';
import { paths } from './paths.js';

export interface TabsModel {
  label: string;
  items: { href: string; text: string; current: boolean }[];
}

/** What an administrator keeps up to date beside the directory; null for everybody else. */
export function adminTabs(
  actor: Actor,
  current: 'directory' | 'imports' | 'duplicates' | 'structures',
): TabsModel | null {
  if (actor.role !== 'administrator') return null;
  return {
    label: 'Annuaire et structures',
    items: [
      { href: paths.directory.to(), text: 'Lieux', current: current === 'directory' },
      { href: paths.imports.to(), text: 'Imports', current: current === 'imports' },
      { href: paths.duplicates.to(), text: 'Doublons', current: current === 'duplicates' },
      { href: paths.structures.to(), text: 'Structures', current: current === 'structures' },
    ],
  };
}
