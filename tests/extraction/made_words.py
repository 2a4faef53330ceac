"""What the made-up management responses of made_responses.py are written with, in English and in French."""

from dataclasses import dataclass


@dataclass(frozen=True)
class When:
    """A date as written, and its reading."""

    written: str
    kind: str
    start: str | None = None
    end: str | None = None
    name: str | None = None  # what it is a date for


@dataclass(frozen=True)
class Words:
    """What is written in one language."""

    language: str
    headings: dict[str, tuple[str, ...]]
    recommendations: tuple[str, ...]
    positions: tuple[tuple[str, str], ...]
    fuller: tuple[tuple[str, str], ...]  # sentences that say more than the position, and stay in the answer
    answers: tuple[str, ...]
    promises: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    offices: tuple[str, ...]
    joint: tuple[str, ...]  # {0} leads; {1} leads too, or helps where the pattern is in `helped`
    helped: tuple[str, ...]
    dates: tuple[When, ...]
    statuses: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]  # names of what is due first and last
    prefixes: tuple[str, ...]  # how a number stands before a text
    deliverables: tuple[str, ...]


# fmt: off
ENGLISH = Words(
    language="en",
    headings={
        "number": ("No.", "#", "Rec. no.", "Number", "Rec #", "Recommendation number", "Item", "Ref."),
        "theme": ("Theme", "Area", "Thematic area", "Topic", "Chapter"),
        "recommendation": (
            "Recommendation", "Recommendations", "Audit recommendation", "Evaluation recommendations",
            "What was recommended", "Recommendation text", "Text of the recommendation", "Final recommendation",
        ),
        "response": (
            "Response", "Management response", "Departmental response", "Management’s response", "Reply", "Position",
            "Response to the recommendation", "Agency response", "Management comments", "Management position",
        ),
        "action": (
            "Action", "Actions", "Planned action", "Action plan", "Management action plan", "Key actions",
            "Corrective action", "Actions to be taken", "Commitments", "Steps to be taken", "Proposed measures",
            "Activities",
        ),
        "offices": (
            "Responsible", "Accountability", "Responsible office", "Lead", "Owner", "Who", "Responsibility",
            "Office of primary interest (OPI)", "Action owner", "Lead office", "Accountable executive",
            "Responsible party",
        ),
        "due": (
            "Due date", "Target date", "Deadline", "Timeline", "Completion date", "By when", "When", "Timing",
            "Implementation date", "Expected completion", "Target completion date", "Time frame", "Timeframes",
        ),
        "status": (
            "Status", "Progress", "Implementation status", "Current status", "Status of action", "Status update",
        ),
        "support": ("Support", "Supporting offices", "Supported by", "Supporting office", "Contributing offices"),
        "label": ("Action no.", "Action number", "Action #", "No. of the action"),
        "deliverable": ("Deliverable", "Deliverables", "Expected deliverable", "Output", "Milestone"),
        "noise": ("Cost", "Budget", "Evidence", "Internal notes"),
    },
    recommendations=(
        "The Agency should keep one register of all ferry landings.",
        "Define who may close a crossing, and on what grounds.",
        "The Department should publish the results of its surveys within a year (see section 4.2).",
        "Improve the training of deck crews; in particular, for night crossings.",
        "It is recommended that the Director General, Crossings, review the fees charged to small operators.",
        "Agree with the ports on the sharing of repair costs.",
        "The Board should ensure that 12 of the 40 landings are rebuilt first.",
        "Complete the transfer of files that began in 2019, e.g. those of the eastern crossings.",
    ),
    positions=(
        ("Agreed", "accepted"), ("Agree", "accepted"), ("Accepted", "accepted"), ("Concur", "accepted"),
        ("Management agrees with this recommendation", "accepted"), ("We agree", "accepted"),
        ("The Agency accepts the recommendation", "accepted"), ("Partially agreed", "partially-accepted"),
        ("Agreed in part", "partially-accepted"), ("Partially accepted", "partially-accepted"),
        ("Agreed with conditions", "accepted-with-conditions"), ("Not agreed", "not-accepted"),
        ("Disagree", "not-accepted"), ("Not accepted", "not-accepted"), ("Rejected", "not-accepted"),
        ("Noted", "noted"), ("Agreed in principle", "accepted-with-conditions"), ("Not applicable", "not-applicable"),
        ("Management concurs", "accepted"), ("Partly accepted", "partially-accepted"),
    ),
    fuller=(
        ("The Department agrees and has begun to consult the ports.", "accepted"),
        ("Management partially agrees, since the fees are set by law.", "partially-accepted"),
        ("The Agency does not agree that landings should close.", "not-accepted"),
        ("While the Agency agrees with the intent, it will keep the present fees.", "accepted"),
        ("Agreed, subject to the funding of two more crews.", "accepted-with-conditions"),
    ),
    answers=(
        "The present rules date from 2014 and leave the choice to each port.",
        "A trial at two landings showed that this can be done with the present staff.",
        "Half of the crews had no training in the past five years.",
        "The Ferry Council was asked, and its members were of the same view.",
    ),
    promises=(
        "Publish the list of landings that are in scope.",
        "Review the agreement that was signed in March 2019 with the ports.",
        "The Crossings Branch will write a standard for deck crews.",
        "Rebuild 12 landings in the order of their condition.", "Report to the Board on the results.",
        "Hold an exchange with small operators (e.g. those with one vessel) on fees.",
        "Enter every inspection in the register within the shift.",
        "Keep the Minister informed; no further step is planned.", "Will ask the Ferry Council for its view.",
        "Set up a joint desk with the ports and complete its staffing.",
    ),
    lists=(
        (
            "The Crossings Branch will consult on:",
            ("the fees of small operators;", "the hours of night crossings; and", "the landings to be closed."),
        ),
        ("Draft a standard that covers the following:", ("training of deck crews", "Inspection of ramps")),
        ("Collect from each port:", ("its landings,", "its crews.")),
    ),
    offices=(
        "Crossings Branch", "Legal Services", "Chief Financial Officer (CFO)", "Director, Contracting", "HRB",
        "Human Resources Services", "Director General, Partnerships", "Regional Managers", "All branches",
        "Ferry Council", "Research and Statistics Branch", "Deputy Minister’s Office", "Office of the Chief Engineer",
        "Port Captains",
    ),
    joint=("{0}; {1}", "{0}\n{1}", "{0} / {1}", "{0} (lead), {1} (lead)"),
    helped=(
        "Lead: {0}\nSupport: {1}", "{0} (lead), {1} (support)", "{0}, with support from {1}", "{0}\nSupported by {1}",
        "{0} with support from the {1}", "Lead: {0}; Support: {1}",
    ),
    dates=(
        When("June 30, 2025", "date", "2025-06-30", "2025-06-30"),
        When("15 January 2026", "date", "2026-01-15", "2026-01-15"),
        When("2025-09-30", "date", "2025-09-30", "2025-09-30"),
        When("Q3 2025-26", "period", "2025-10-01", "2025-12-31"),
        When("Quarter 2 of FY 2025-26", "period", "2025-07-01", "2025-09-30"),
        When("Fall 2025", "period", "2025-10-01", "2025-12-31"),
        When("December 2025", "period", "2025-12-01", "2025-12-31"),
        When("By March 31, 2026", "before", None, "2026-03-31"),
        When("By the end of December 2025", "before", None, "2025-12-31"),
        When("No later than 1 May 2026", "before", None, "2026-05-01"), When("Ongoing", "ongoing"),
        When("Annually", "ongoing"), When("To be determined", "undetermined"), When("Completed", "done"),
        When("Completed May 2024", "done", None, "2024-05-31"),
        When("FY 2025-26", "period", "2025-04-01", "2026-03-31"), When("Within six months of approval", "relative"),
        When("Summer 2026", "period", "2026-07-01", "2026-09-30"), When("N/A", "not-applicable"),
        When("End of March 2026", "date", "2026-03-31", "2026-03-31"),
        When("Sept. 2025", "period", "2025-09-01", "2025-09-30"),
    ),
    statuses=(
        ("Completed", "completed"), ("In progress", "in-progress"), ("Not started", "not-started"),
        ("Underway", "in-progress"), ("Delayed", "overdue"), ("Ongoing", "in-progress"), ("On track", "in-progress"),
        ("Implemented", "completed"), ("Partially implemented", "in-progress"), ("Overdue", "overdue"),
        ("Not yet started", "not-started"), ("Cancelled", "cancelled"),
        ("No longer applicable", "no-longer-applicable"), ("Closed", "completed"),
    ),
    themes=("Relevance", "Design and delivery", "Safety of crossings", "Efficiency", "People", "Part B – Award"),
    parts=(
        ("Draft", "Final report"), ("Phase 1", "Phase 2"), ("First exchange", "Review"),
        ("Consultation", "Approval by the Board"),
    ),
    prefixes=("{}. ", "{}) ", "Recommendation {}: ", "Rec. {} – ", "{} – ", "Recommendation {}\n", "No. {}: "),
    deliverables=("Signed agreement", "List of landings", "Report to the Board", "Course for deck crews"),
)

FRENCH = Words(
    language="fr",
    headings={
        "number": ("N°", "No", "Numéro", "N° de recommandation", "N° rec.", "Rangée", "Réf."),
        "theme": ("Thème", "Domaine", "Volet", "Sujet"),
        "recommendation": (
            "Recommandation", "Recommandations", "Recommandation de l’audit", "Texte de la recommandation",
            "Recommandations de l’évaluation",
        ),
        "response": (
            "Réponse", "Réponse de la direction", "Réponse du ministère", "Position", "Position de la direction",
            "Réponse à la recommandation", "Commentaires de la direction",
        ),
        "action": (
            "Mesure", "Mesures", "Mesures prévues", "Plan d’action", "Plan d’action de la direction",
            "Mesure corrective", "Actions", "Mesures à prendre", "Engagements", "Activités prévues",
        ),
        "offices": (
            "Responsable", "Responsables", "Responsabilité", "Bureau responsable", "Gestionnaire responsable",
            "Porteur", "Personne responsable", "Direction responsable", "Qui", "Centre de responsabilité",
        ),
        "due": (
            "Échéance", "Échéancier", "Date d’échéance", "Date cible", "Date prévue", "Date de mise en œuvre",
            "Calendrier", "Délai", "Quand", "Date d’achèvement prévue",
        ),
        "status": ("État", "Statut", "État d’avancement", "Avancement", "État de la mise en œuvre", "Progrès"),
        "support": ("Soutien", "Appui", "En appui", "Soutien à la mise en œuvre", "Contributeurs"),
        "label": ("N° de mesure", "Mesure n°", "N° de la mesure"),
        "deliverable": ("Livrable", "Livrables", "Produit livrable", "Résultats attendus", "Extrant"),
        "noise": ("Budget", "Ressources", "Indicateur", "Coût"),
    },
    recommendations=(
        "L’Agence devrait tenir un seul registre de tous les débarcadères.",
        "Préciser qui peut fermer une traverse, et pour quels motifs.",
        "Le Ministère devrait publier les résultats de ses enquêtes (voir la section 4.2).",
        "Améliorer la formation des équipages; en particulier, pour les traverses de nuit.",
        "S’entendre avec les ports sur le partage des coûts de réparation.",
        "Le Conseil devrait veiller à ce que 12 des 40 débarcadères soient refaits en premier.",
    ),
    positions=(
        ("Acceptée", "accepted"), ("D’accord", "accepted"), ("En accord", "accepted"),
        ("La direction accepte la recommandation", "accepted"), ("La direction est d’accord", "accepted"),
        ("Partiellement acceptée", "partially-accepted"), ("Acceptée en partie", "partially-accepted"),
        ("Refusée", "not-accepted"), ("Pas d’accord", "not-accepted"), ("Non acceptée", "not-accepted"),
        ("Rejetée", "not-accepted"), ("Acceptée sous réserve", "accepted-with-conditions"),
        ("Acceptée avec réserve", "accepted-with-conditions"), ("Sans objet", "not-applicable"),
        ("Nous sommes d’accord avec cette recommandation", "accepted"),
        ("Partiellement d’accord", "partially-accepted"), ("Il en est pris note", "noted"),
        ("La direction souscrit à cette recommandation", "accepted"),
    ),
    fuller=(
        ("Le Ministère est d’accord et a commencé à consulter les ports.", "accepted"),
        ("L’Agence n’accepte pas que des débarcadères ferment.", "not-accepted"),
        ("Acceptée, sous réserve du financement de deux équipages.", "accepted-with-conditions"),
    ),
    answers=(
        "Les règles actuelles datent de 2014 et laissent le choix à chaque port.",
        "Un essai à deux débarcadères a montré que c’est possible avec le personnel en place.",
        "La moitié des équipages n’ont reçu aucune formation depuis cinq ans.",
    ),
    promises=(
        "Publier la liste des débarcadères visés.", "Revoir l’entente signée en mars 2019 avec les ports.",
        "La Direction des traverses rédigera une norme pour les équipages.",
        "Refaire 12 débarcadères selon leur état.", "Faire rapport au Conseil sur les résultats.",
        "Rencontrer les petits exploitants (p. ex. ceux qui n’ont qu’un navire) au sujet des droits.",
        "Inscrire chaque inspection au registre pendant le quart.",
    ),
    lists=(
        (
            "La Direction des traverses consultera les ports sur :",
            ("les droits des petits exploitants;", "les heures de nuit; et", "les débarcadères à fermer."),
        ),
        ("Rédiger une norme qui porte sur ce qui suit :", ("la formation des équipages", "L’inspection des rampes")),
    ),
    offices=(
        "Direction des traverses", "Services juridiques", "Chef des finances (CF)", "Directeur, Marchés", "DRH",
        "Direction des ressources humaines", "Gestionnaires de port", "Toutes les directions",
        "Conseil des traversiers", "Direction de la recherche et des statistiques", "Bureau de l’éthique",
    ),
    joint=("{0}; {1}", "{0}\n{1}", "{0} / {1}"),
    helped=(
        "Responsable : {0}\nSoutien : {1}", "{0} (responsable), {1} (soutien)", "{0}, avec l’appui de la {1}",
        "{0}\nAppui : {1}", "Responsable : {0}; Soutien : {1}",
    ),
    dates=(
        When("30 juin 2025", "date", "2025-06-30", "2025-06-30"),
        When("Le 15 janvier 2026", "date", "2026-01-15", "2026-01-15"),
        When("2025-09-30", "date", "2025-09-30", "2025-09-30"),
        When("T3 2025-2026", "period", "2025-10-01", "2025-12-31"),
        When("2e trimestre de l’exercice 2025-2026", "period", "2025-07-01", "2025-09-30"),
        When("Automne 2025", "period", "2025-10-01", "2025-12-31"),
        When("Décembre 2025", "period", "2025-12-01", "2025-12-31"),
        When("D’ici le 31 mars 2026", "before", None, "2026-03-31"),
        When("D’ici la fin de décembre 2025", "before", None, "2025-12-31"),
        When("Au plus tard le 1er mai 2026", "before", None, "2026-05-01"), When("En continu", "ongoing"),
        When("Chaque année", "ongoing"), When("À déterminer", "undetermined"), When("Terminé", "done"),
        When("Terminé en mai 2024", "done", None, "2024-05-31"),
        When("Exercice 2025-2026", "period", "2025-04-01", "2026-03-31"),
        When("Été 2026", "period", "2026-07-01", "2026-09-30"), When("S.O.", "not-applicable"),
        When("Fin mars 2026", "date", "2026-03-31", "2026-03-31"),
    ),
    statuses=(
        ("Terminée", "completed"), ("En cours", "in-progress"), ("Non commencée", "not-started"),
        ("En retard", "overdue"), ("Réalisée", "completed"), ("Annulée", "cancelled"), ("Achevé", "completed"),
        ("Mise en œuvre", "completed"), ("Partiellement mise en œuvre", "in-progress"),
        ("Pas encore commencée", "not-started"), ("Sans objet", "no-longer-applicable"),
    ),
    themes=("Pertinence", "Conception et exécution", "Sécurité des traverses", "Efficience", "Personnel"),
    parts=(("Ébauche", "Rapport final"), ("Phase 1", "Phase 2"), ("Première rencontre", "Examen")),
    deliverables=("Entente signée", "Liste des débarcadères", "Rapport au Conseil"),
    prefixes=(
        "{}. ", "{}) ", "Recommandation {} : ", "Recommandation n° {} : ", "{} – ", "Recommandation {}\n", "N° {} : ",
    ),
)
# fmt: on
