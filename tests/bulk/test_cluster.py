"""The same code on a cluster: a local one of Dask, whose client is an executor like any other."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from einvoice.bulk import batch, documents_in, record_of
from tests.bulk.documents import folder_of


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_local_cluster_gives_the_same_rows(tmp_path: Path) -> None:
    distributed: Any = import_module("distributed")  # its types are partly unknown
    folder = folder_of(tmp_path, 20)
    cluster = distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=40,
    )
    with cluster, distributed.Client(cluster) as client:
        rows = list(batch(folder, executor=client.get_executor()))
    assert rows == [record_of(path) for path in documents_in(folder)]
