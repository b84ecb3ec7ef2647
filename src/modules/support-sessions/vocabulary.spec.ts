import * as vocabulary from './vocabulary.js';

const listed = (labels: Record<string, string>): string[] =>
  Object.entries(labels).map(([code, label]) => `${code} · ${label}`);

describe('words of the session log', () => {
  it('says where and with what', () => {
    expect(listed(vocabulary.LOCATION_KINDS)).toEqual([
      'lieu_activite · Lieu d’activité',
      'autre · Autre lieu',
      'domicile · À domicile',
      'a_distance · À distance',
    ]);
    expect(listed(vocabulary.EQUIPMENT)).toEqual([
      'ordinateur · Ordinateur',
      'telephone · Téléphone',
      'tablette · Tablette',
      'autre · Autre',
      'aucun · Pas de matériel',
    ]);
  });

  it('has the nineteen topics, in the national order', () => {
    expect(listed(vocabulary.TOPICS)).toEqual([
      'diagnostic_numerique · Diagnostic numérique',
      'prendre_en_main_du_materiel · Prendre en main du matériel',
      'maintenance_de_materiel · Maintenance de matériel',
      'gere_ses_contenus_numeriques · Gérer ses contenus numériques',
      'navigation_sur_internet · Navigation sur internet',
      'email · E-mail',
      'bureautique · Bureautique',
      'reseaux_sociaux · Réseaux sociaux communication',
      'sante · Santé',
      'banque_et_achats_en_ligne · Banque et achats en ligne',
      'entrepreneuriat · Accompagner un professionnel',
      'insertion_professionnelle · Insertion professionnelle',
      'securite_numerique · Prévention en sécurité numérique',
      'parentalite · Parentalité',
      'scolarite_et_numerique · Scolarité et numérique',
      'creer_avec_le_numerique · Créer avec le numérique',
      'culture_numerique · Culture numérique',
      'intelligence_artificielle · Intelligence artificielle (IA)',
      'aide_aux_demarches_administratives · Aide aux démarches administratives',
    ]);
    expect(vocabulary.TOPIC_WITH_PROCEDURES).toBe('aide_aux_demarches_administratives');
  });

  it('has the eleven procedures', () => {
    expect(listed(vocabulary.PROCEDURES)).toEqual([
      'papiers_elections_citoyennete · Papiers - Élections - Citoyenneté',
      'famille_scolarite · Famille - Scolarité',
      'social_sante · Social - Santé',
      'travail_formation · Travail - Formation - Entreprise',
      'logement · Logement',
      'transports_mobilite · Transports - Mobilité',
      'argent_impots · Argent - Impôts',
      'justice · Justice',
      'etrangers_europe · Étrangers - Europe',
      'loisirs_sports_culture · Loisirs - Sports - Culture',
      'associations · Associations',
    ]);
  });

  it('has three steps of autonomy and seven redirections', () => {
    expect(listed(vocabulary.AUTONOMY)).toEqual([
      'entierement_accompagne · Avec guidage',
      'partiellement_autonome · Autonome avec guidage en cas de besoin',
      'autonome · Autonome',
    ]);
    expect(listed(vocabulary.REDIRECTIONS)).toEqual([
      'administration · Administration (mairie, préfecture…)',
      'mediation_numerique · Autre structure de médiation numérique',
      'operateur_ou_organisme_en_charge · Opérateur ou organisme en charge de la démarche administrative',
      'aide_sociale · Structure d’aide sociale (maison des solidarités, centre social…)',
      'insertion_professionnelle · Structure d’insertion professionnelle (France Travail, mission locale, chambre de commerce…)',
      'aide_aux_demarches_administratives · Structure d’aide aux démarches administratives (France Services…)',
      'autre · Autre',
    ]);
  });
});

describe('durations', () => {
  it('offers six buttons', () => {
    expect(vocabulary.DURATION_CHOICES).toEqual([15, 30, 45, 60, 90, 120]);
  });

  it.each([
    [1, 'Moins de 30 min'],
    [29, 'Moins de 30 min'],
    [30, '30min à 1 h'],
    [59, '30min à 1 h'],
    [60, '1 h à 2 h'],
    [119, '1 h à 2 h'],
    [120, '2 h et plus'],
    [1439, '2 h et plus'],
  ])('counts %i minutes in « %s »', (minutes, label) => {
    expect(vocabulary.DURATION_BUCKETS[vocabulary.durationBucket(minutes)]).toBe(label);
  });
});
