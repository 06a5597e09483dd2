import gzip
import http.client
import json
import threading

import pytest

from gongbao.gold.decisions import read_decisions
from gongbao.inspect import ReviewLog, from_reports, make_server
from gongbao.read import from_text

RIGHT = {
    "time": "2025-11-25T08:00:00Z",
    "doc_id": "甲",
    "table": "claims",
    "start": 2,
    "end": 4,
    "decision": "right",
}


@pytest.fixture
def server(extractor, tmp_path):
    shown = from_reports("run", [from_text("增长5%。\n", "甲")], extractor)
    server = make_server(shown, ReviewLog(tmp_path / "review.jsonl"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server, method="GET", path="/", body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    sent = {"Host": f"127.0.0.1:{server.server_port}"} | {k.replace("_", "-"): v for k, v in headers.items()}
    connection.request(method, path, body, sent)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    if answer.getheader("Content-Encoding") == "gzip":
        data = json.loads(gzip.decompress(data))
    return answer, data


def keep(server, decision, **headers):
    own = {"Origin": f"http://127.0.0.1:{server.server_port}", "Content_Type": "application/json"}
    return ask(server, "POST", "/api/review", json.dumps(decision).encode(), **(own | headers))


def test_the_page_may_load_nothing_from_elsewhere(server):
    answer, _ = ask(server)
    assert answer.status == 200
    assert "default-src 'none'" in answer.getheader("Content-Security-Policy")
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:80"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/summary", "/api/document?n=0"])
def test_a_foreign_host_name_or_origin_is_refused(server, headers, path):
    answer, data = ask(server, path=path, **headers)
    assert (answer.status, data) == (403, b"Forbidden")


@pytest.mark.parametrize("number", ["1", "-1", "x", "", "²"])
def test_a_document_that_is_not_there_is_not_found(server, number):
    from urllib.parse import quote

    assert ask(server, path=f"/api/document?n={quote(number)}")[0].status == 404


def test_a_decision_is_on_the_disk_when_the_answer_comes(server):
    answer, _ = keep(server, RIGHT)
    assert answer.status == 200
    assert json.loads(server.log.path.read_text(encoding="utf-8")) == RIGHT
    assert ask(server, path="/api/review")[1] == [RIGHT]


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Content_Type": "text/plain"}])
def test_a_decision_that_another_page_sends_is_refused(server, headers):
    assert keep(server, RIGHT, **headers)[0].status == 403
    assert not server.log.path.exists()


@pytest.mark.parametrize("wrong", [{"decision": "maybe"}, {"start": -1}, {"table": "x"}, {"more": 1}])
def test_what_is_no_decision_is_refused_with_its_reason(server, wrong):
    answer, data = keep(server, RIGHT | wrong)
    assert answer.status == 400
    assert data.startswith(b"not a decision")


def test_a_line_that_was_cut_short_loses_no_other(tmp_path):
    log = ReviewLog(tmp_path / "review.jsonl")
    log.add(json.dumps(RIGHT).encode())
    with log.path.open("ab") as file:
        file.write(b'{"time": "2025')
    assert len(read_decisions(log.path)) == 1
    log.add(json.dumps(RIGHT | {"decision": "wrong"}).encode())
    assert [decision.decision for decision in read_decisions(log.path)] == ["right", "wrong"]


def test_a_page_that_goes_away_is_no_error_and_what_fails_is(server, capsys):
    for error, is_told in (
        (BrokenPipeError(), False),
        (ConnectionResetError(), False),
        (ValueError("why"), True),
    ):
        try:
            raise error
        except Exception:
            server.handle_error(None, ("127.0.0.1", 1))
        assert ("why" in capsys.readouterr().err) == is_told
