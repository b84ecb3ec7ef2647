/**
 * Words of a name that say what kind of place it is. A word of one group in one name only means two places, even in one
 * building and with one SIRET: the library and the digital workshop that it lodges are not the same counter.
 * Patterns are PostgreSQL's, over a name without accents or capitals.
 */
export const PLACE_KINDS: Readonly<Record<string, string>> = {
  epn: '\\y(epn|espaces? publics? numeriques?|cyber ?(base|centre|espace))\\y',
  library: '\\y(mediatheque|bibliotheque|ludotheque|mediatheques|bibliotheques)\\y',
  welfare: '\\y(ccas|cias|centre (inter)?communal d action sociale)\\y',
  town: '\\y(mairie|hotel de ville)\\y',
  franceServices: '\\y(france services?|msap|maison de services au public)\\y',
  social: '\\y(centre social|csc|espace de vie sociale|evs)\\y',
  youth: '\\y(mission locale|mjc|pij|bij|information jeunesse|maison des jeunes)\\y',
  post: '\\y(la poste|bureau de poste)\\y',
  maker: '\\y(fablab|fab lab|tiers ?lieux?)\\y',
  school: '\\y(ecole|college|lycee|universite|greta|afpa)\\y',
  job: '\\y(france travail|pole emploi|cap emploi|plie)\\y',
  health: '\\y(cpam|assurance maladie|hopital|centre hospitalier|chrs|ehpad)\\y',
  msa: '\\ymsa\\y',
  family: '\\y(caf|udaf)\\y',
  home: '\\y(residence|foyer|pension)\\y',
  prefecture: '\\y(prefecture|sous prefecture)\\y',
  department: '\\y(maison du departement|maison des solidarites|mds|mdph|centre medico social|cms)\\y',
  bus: '\\y(bus|itinerant|itinerante|mobile)\\y',
  pimms: '\\ypimms\\y',
  reuse: '\\y(emmaus|ressourcerie|recyclerie)\\y',
};
