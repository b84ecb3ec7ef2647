/** Names of the made-up people: common ones, so that a search finds as many as it would in life. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const firstNames = words(`
  Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Jacqueline Sylvie Martine Anne Nicole Christine Danielle
  Chantal Valérie Denise Brigitte Sandrine Céline Véronique Suzanne Annie Michèle Patricia Yvette Aurélie Simone Élodie
  Fatima Khadija Aïcha Zohra Aminata Mariama Fatoumata Léa Manon Chloé Camille Inès Sarah Julie Claire Élise Zoé Odette
  Jean Pierre Michel André Philippe Alain Bernard Jacques Daniel Christophe Nicolas Laurent Patrick François Éric Roger
  Stéphane Gérard Pascal Claude Marcel Thierry David Frédéric Olivier Sébastien Robert Guy Serge Didier Gilles Bruno
  Mohamed Ahmed Ali Karim Rachid Mamadou Ibrahima Moussa Thomas Julien Maxime Hugo Lucas Théo Noé Raphaël Émile Anaïs`);

export const lastNames = words(`
  Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand
  Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin
  Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu
  Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière
  Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger
  Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq
  Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur
  Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard
  Maillard Baron Bertin Bailly Hervé Schneider Fernandez Legall Collet Léger Bouvier Julien Prévost Millet Perrot Daniel
  Cousin Germain Breton Besson Langlois Rémy Lebreton Diallo Traoré Benali Haddad Nguyen Dasilva Ferreira Kowalski Weber
  Thiébaut Mangin Claudel Humbert Thouvenin Antoine Didier Grosjean Aubertin Poirot Parisot Mougin Villemin Lhuillier`);
