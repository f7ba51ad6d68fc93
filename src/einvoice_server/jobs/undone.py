"""Which rows wait for a job that is not there."""

from sqlalchemy import ColumnElement, exists

from einvoice_server.jobs.tables import Job, JobStatus


def without_job(subject: ColumnElement[str], kind: str) -> ColumnElement[bool]:
    """That no job of a kind about a subject is queued or under way.

    It is asked in the statement that reads the subject: jobs end in the transaction that changes
    what they are about, so a second statement might see only one of the two.
    """
    return ~exists().where(
        Job.subject == subject,
        Job.kind == kind,
        Job.status.in_((JobStatus.QUEUED.value, JobStatus.PROCESSING.value)),
    )
