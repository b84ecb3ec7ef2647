import type { FundScheme, StructureKind } from '../structure.entity.js';

export const structureKindLabels: Record<StructureKind, string> = {
  mediation: 'Lieu de médiation numérique',
  france_services: 'Espace France services',
  fund: 'Caisse de sécurité sociale',
  other: 'Autre structure',
};

export const fundSchemeLabels: Record<FundScheme, string> = {
  general: 'Régime général (CPAM, CGSS)',
  msa: 'Régime agricole (MSA)',
  other: 'Autre régime',
};
