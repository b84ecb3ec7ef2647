/**
 * Words on which most guessed passwords in France are built, without capitals nor accents. A password made only of
 * these, whatever capitals, signs, digits or years dress them up, is guessed in moments.
 */
const WORDS = `
  password pass passwd motdepasse mot de passe mdp monmotdepasse secret confidentiel code identifiant login connexion
  admin administrateur administrator root user utilisateur compte session test essai demo exemple invite guest default
  changeme changezmoi changer provisoire temporaire nouveau welcome bienvenue accueil hello salut bonjour bonsoir coucou
  azerty azertyuiop qwerty qwertyuiop qsdfgh wxcvbn aqwzsx azeqsd abc abcd abcde abcdef letmein iloveyou trustno
  dragon monkey football baseball master shadow sunshine princess superman batman starwars pokemon naruto matrix
  soleil doudou loulou chouchou loulette doudoune jetaime jtm monamour amour coeur bisou bisous cherie cheri bebe
  maman papa mamie papy famille enfants ange angel princesse prince poupette poupee nounours chaton choupette lapin
  chat chien cheval minou minette loup tigre lion panda licorne papillon etoile lune terre mer montagne plage ocean
  chocolat caramel vanille fraise nutella pizza cafe bonbon vacances liberte egalite fraternite bonheur esperance
  france francais paris lyon marseille toulouse bordeaux lille nantes nice strasbourg rennes amiens bretagne corse
  psg om olympique zidane mbappe ronaldo rugby tennis musique guitare cinema internet ordinateur orange free sfr google
  facebook windows microsoft samsung apple android iphone wifi livebox freebox ameli cpam caf msa mairie guichet agence
  bureau travail service services franceservices conseiller conseillere mediateur mediatrice mediation numerique
  passerelle structure association emploi france sante sociale social mission locale region departement
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre printemps ete automne hiver
  lundi mardi mercredi jeudi vendredi samedi dimanche noel toto tata titi tutu lolo riri fifi zaza nana caca pipi
  merde putain connard marseillaise toureiffel rouge bleu vert jaune noir blanc rose violet moi toi lui mon ma mes
  le la les un une des
`;

const FIRST_NAMES = `
  marie jean pierre michel andre philippe alain bernard jacques daniel patrick christophe nicolas christian frederic
  laurent stephane eric david pascal gerard sebastien julien thierry olivier thomas alexandre claude didier francois
  dominique vincent bruno guillaume jerome serge marc maxime romain franck jeremy antoine kevin anthony mathieu gilles
  florian benjamin alexis clement lucas hugo louis jules gabriel arthur raphael leo adam paul nathan enzo mohamed karim
  mehdi yanis samir ahmed nathalie isabelle sylvie catherine francoise martine christine monique valerie sandrine
  veronique sophie celine chantal stephanie anne patricia brigitte annie julie aurelie laurence jacqueline virginie
  jeanne elodie helene corinne delphine emilie camille laura sarah pauline marine manon lea emma chloe ines jade louise
  alice lola charlotte clara juliette lucie mathilde caroline audrey melanie jessica vanessa amandine fatima nadia
  myriam leila samira karima yasmine sabrina
`;

/** Rows of keyboards and the alphabet: a stretch of four keys or more in a row counts for nothing. */
export const KEY_ROWS = [
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
] as const;

export const COMMON_WORDS: ReadonlySet<string> = new Set(`${WORDS} ${FIRST_NAMES}`.trim().split(/\s+/));
