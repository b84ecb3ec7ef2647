import { paths } from './paths.js';

/** What the partial `tabs-nav` reads. */
export interface TabsModel {
  label: string;
  items: { href: string; text: string; current: boolean }[];
}

type Tab = 'duplicates' | 'distinct' | 'merges';

export const duplicateTabs = (current: Tab): TabsModel => ({
  label: 'Doublons',
  items: [
    { href: paths.duplicates.to(), text: 'À décider', current: current === 'duplicates' },
    { href: paths.distinct.to(), text: 'Personnes différentes', current: current === 'distinct' },
    { href: paths.merges.to(), text: 'Fiches réunies', current: current === 'merges' },
  ],
});
