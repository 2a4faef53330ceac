"""What is refused, each with one sentence that says what is wrong and one that says what to do."""


class Unreadable(Exception):  # noqa: N818  # a refusal is no error of ours
    """The file is refused."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


EMPTY = "The file is empty. Choose the file again or send another one."
NO_WORDS = "The file holds no words. If it is a scan, send the document that was scanned, or its text."
PICTURE = (
    "This is a picture, whatever its name says. Send the document itself: PDF, Word, Excel, OpenDocument, HTML, CSV"
    " or text."
)
LOCKED = "The file is protected by a password. Remove the password in the program that made it and send it again."
BOMB = "The file unpacks to far more than its size and was not opened. Save it again in the program that made it."
DAMAGED = "The file is damaged or is not what its name says, so it could not be opened. Save it again and send it."
UNKNOWN = (
    "This is none of the formats that can be read: PDF, HTML, Word (.docx), Excel (.xlsx), OpenDocument (.odt,"
    " .ods), CSV, text, or an e-mail (.eml) with one of them."
)
NO_SUCH_PAGE = "The file has {pages} pages and none of those that were asked for. Choose pages between 1 and {pages}."
BAD_PAGES = "“{pages}” names no pages. Write them as 3, or as 9-10, with commas between several."
TRACKED = "The file holds tracked changes; it was read as if they were accepted."  # a note, no refusal
PICTURE_PAGE = "Page {number} is a picture without text; its words were not read."  # a note, no refusal
FROM_ATTACHMENT = "This was read from the attachment “{name}” of an e-mail."  # a note, no refusal
OLD_WORD = "This is the old Word format (.doc). Save it as .docx and send it again."
ENTITY = "The file holds an XML entity that points outside itself, so it was not opened. Save it again without it."
NESTED = "The file nests its parts too deep, or holds too much in one piece. Save it again in a plainer form."
OPEN_QUOTE = (
    "One cell of this CSV file is longer than a million characters: most likely a quotation mark was never closed."
    " Close it and send the file again."
)
UNCLOSED = (
    "A quotation mark in this CSV file is opened and never closed, so that everything behind it would be one cell."
    " Close it and send the file again."
)
