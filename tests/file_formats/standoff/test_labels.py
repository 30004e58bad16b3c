import belarus_statement as bs
from belarus_statement.file_formats.standoff.labels import sentence_edges


def test_the_text_is_cut_into_sentences_and_lines_at_their_edges(statement: bs.Statement) -> None:
    edges = sentence_edges(statement)
    assert [*edges] == sorted({*edges})
    starts = {each.start for each in (*statement.blocks, *statement.sentences)}
    assert (
        starts
        <= {*edges}
        <= starts | {each.end for each in (*statement.blocks, *statement.sentences)}
    )
